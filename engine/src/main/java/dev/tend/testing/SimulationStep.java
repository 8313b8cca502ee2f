package dev.tend.testing;

import dev.tend.core.Decision;
import dev.tend.core.input.Input;
import java.time.Duration;

/**
 * One step of the simulation.
 *
 * @param at when, counted from the start of the simulation
 * @param input what the core got
 * @param decision what it answered
 */
public record SimulationStep(Duration at, Input input, Decision decision) {}
