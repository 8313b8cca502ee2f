package dev.tend.testing.assertion;

import java.time.Duration;

/**
 * One line of the two timelines side by side.
 *
 * @param at when, counted from the start
 * @param expected what was expected; empty text for nothing
 * @param actual what happened; empty text for nothing
 * @param right whether the two agree
 */
public record Row(Duration at, String expected, String actual, boolean right) {}
