package dev.tend.definition.value;

/**
 * Another name of a property, from Exchange, with the unit that a bare number has under that name.
 *
 * @param name such as {@code MonitoringIntervalSeconds}
 * @param bareNumberUnit what to append to a bare number before it is parsed, such as {@code s};
 *     empty when a bare number is a value by itself
 */
public record Alias(String name, String bareNumberUnit) {}
