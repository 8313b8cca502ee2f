package dev.tend.core.durable;

import dev.tend.core.input.WorldInput.GroupReported;
import java.time.Instant;

/**
 * What the group said, and when.
 *
 * @param report what it said
 * @param at when, in steady time
 */
public record GroupWord(GroupReported report, Instant at) {}
