package dev.tend.api.model;

import java.util.Optional;

/**
 * Asks to set the repairing mark of a monitor, or to clear it.
 *
 * @param monitor its identity, with its target
 * @param repairing whether somebody is at work
 * @param owner who
 * @param reason why; needed to set the mark
 * @param duration for how long, such as {@code 2h}; needed to set the mark, at most 24 hours
 */
public record RepairingRequest(
    String monitor,
    boolean repairing,
    String owner,
    Optional<String> reason,
    Optional<String> duration) {}
