package dev.tend.override.merge;

import dev.tend.override.MonitoringOverride;

/**
 * What became of one override.
 *
 * @param override the override
 * @param outcome whether it is in effect, and if not, why
 */
public record OverrideEffect(MonitoringOverride override, OverrideOutcome outcome) {}
