package dev.tend.simulate.language;

import dev.tend.simulate.ManualAgent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that people or the world do at an instant of a case.
 *
 * @param at when, counted from the start
 * @param deed what
 * @param restarts whether the agent ends in it, and so must keep checkpoints before
 */
public record Moment(Duration at, Consumer<ManualAgent> deed, boolean restarts) {}
