package dev.tend.core.record;

import dev.tend.core.input.EnvironmentInput.GroupReported;
import java.time.Instant;

/**
 * What the group said, and when.
 *
 * @param report what it said
 * @param at when, in steady time
 */
public record GroupReport(GroupReported report, Instant at) {}
