package dev.tend.core.effect;

import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;

/**
 * A probe for one target or for none: one that runs, or that notifications come in by.
 *
 * @param id its identity, with its target
 * @param definition its effective definition
 * @param failuresHeard whether some monitor of its set counts its failures; a monitor of samples is
 *     told when none does
 */
public record ScheduledProbe(ItemId id, ProbeDefinition definition, boolean failuresHeard) {
  /** One whose failures are heard. */
  public ScheduledProbe(ItemId id, ProbeDefinition definition) {
    this(id, definition, true);
  }

  /** The same, which nobody hears fail. */
  public ScheduledProbe unheard() {
    return new ScheduledProbe(id, definition, false);
  }
}
