package dev.tend.testing.testfile;

import dev.tend.testing.SimulatedAgent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that people or the world do at an instant of a case.
 *
 * @param at when, counted from the start
 * @param deed what
 * @param restarts whether the agent ends in it, and so must keep checkpoints before
 */
public record ScheduledStep(Duration at, Consumer<SimulatedAgent> deed, boolean restarts) {}
