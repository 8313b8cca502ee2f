package dev.tend.core.event;

import dev.tend.override.change.OverrideNotice;

/**
 * Recorded when there is news about overrides.
 *
 * @param notice what; each of its kinds is a kind of event
 */
public record OverrideEvent(OverrideNotice notice) implements EventBody {}
