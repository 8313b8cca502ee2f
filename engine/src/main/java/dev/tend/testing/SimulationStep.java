package dev.tend.testing;

import dev.tend.core.Decision;
import dev.tend.core.input.Input;
import java.time.Duration;

/**
 * One turn of the crank.
 *
 * @param at when, counted from the start of the simulation
 * @param input what the core was told
 * @param decision what it answered
 */
public record SimulationStep(Duration at, Input input, Decision decision) {}
