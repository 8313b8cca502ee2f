package dev.tend.api.model;

/**
 * Asks to let Tend act again on a monitor that is chronic or whose responders are exhausted.
 *
 * @param monitor its identity; without a target, all its targets
 * @param owner who has looked at the fault
 */
public record ClearRequest(String monitor, String owner) {}
