package dev.tend.core.record;

/**
 * What is remembered of one probe. Instants are epoch milliseconds, {@link Long#MIN_VALUE} for
 * never.
 *
 * @param lastScheduledStart the start of the newest scheduled run
 * @param lastConclusiveStart the start of the newest conclusive run
 * @param lastConclusiveSucceeded whether that succeeded
 * @param lastConclusiveEvent the packed id of its event
 * @param ignored how many late or duplicate results were ignored
 */
public record ProbeRecord(
    long lastScheduledStart,
    long lastConclusiveStart,
    boolean lastConclusiveSucceeded,
    long lastConclusiveEvent,
    long ignored) {}
