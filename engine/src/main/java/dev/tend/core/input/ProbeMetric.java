package dev.tend.core.input;

/**
 * One thing that was measured beside the sample.
 *
 * @param name such as {@code phase.connect}, or the label of a plugin's performance datum
 * @param value in the unit named
 * @param unit {@code s}, {@code B}, {@code %} or another; empty text for a plain number
 */
public record ProbeMetric(String name, double value, String unit) {}
