package dev.tend.core.effect;

import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;

/**
 * A probe for one target or for none: one that runs, or that notifications come in by.
 *
 * @param id its identity, with its target
 * @param definition its effective definition
 */
public record ScheduledProbe(ItemId id, ProbeDefinition definition) {}
