package dev.tend.recovery.webhook;

import java.util.Optional;

/**
 * How one webhook is doing.
 *
 * @param name which: scheme, host and port, as the path may hold a secret; and the team, if any
 * @param delivered how many pages it has taken since the agent's start
 * @param failures how many tries have failed since
 * @param refused how many pages found no room in its queue since
 * @param waiting how many pages wait now
 * @param lastError why the last try failed; empty when it did not
 */
public record PagerStatus(
    String name,
    long delivered,
    long failures,
    long refused,
    int waiting,
    Optional<String> lastError) {}
