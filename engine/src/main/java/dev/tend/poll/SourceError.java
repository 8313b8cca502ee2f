package dev.tend.poll;

import java.time.Instant;

/**
 * Something that does not work.
 *
 * @param what what it says, for people
 * @param since since when, in wall time
 */
public record SourceError(String what, Instant since) {}
