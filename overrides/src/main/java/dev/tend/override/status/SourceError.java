package dev.tend.override.status;

import java.time.Instant;

/**
 * Why a source cannot be read.
 *
 * @param what what is wrong, for people
 * @param since since when, in wall time
 */
public record SourceError(String what, Instant since) {}
