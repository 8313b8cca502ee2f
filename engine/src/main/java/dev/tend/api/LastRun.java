package dev.tend.api;

import dev.tend.core.input.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * What the newest run of a probe came to.
 *
 * @param startedAt when it began, in steady time
 * @param elapsed how long it took
 * @param outcome what it came to
 * @param errorClass what kind of error; empty text for none
 * @param message what a person should read; empty text for none
 */
public record LastRun(
    Instant startedAt, Duration elapsed, Outcome outcome, String errorClass, String message) {}
