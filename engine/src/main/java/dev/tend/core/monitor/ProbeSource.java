package dev.tend.core.monitor;

import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;

/**
 * A probe whose results a monitor reads.
 *
 * @param id its identity, with its target
 * @param definition its effective definition
 */
public record ProbeSource(ItemId id, ProbeDefinition definition) {}
