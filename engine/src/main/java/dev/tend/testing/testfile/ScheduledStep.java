package dev.tend.testing.testfile;

import dev.tend.testing.SimulatedAgent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that people or the environment do at an instant of a case.
 *
 * @param at when, counted from the start
 * @param action what
 * @param restarts whether the agent stops in it, and so must keep checkpoints before
 */
public record ScheduledStep(Duration at, Consumer<SimulatedAgent> action, boolean restarts) {}
