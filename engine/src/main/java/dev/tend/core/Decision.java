package dev.tend.core;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.record.DurableChange;
import java.util.List;

/**
 * What the core answers to one input. The shell makes {@code changes} durable, then carries out
 * {@code effects} in their order; {@code events} may be written meanwhile.
 *
 * @param events what to record, in order
 * @param changes what to keep
 * @param effects what to do
 */
public record Decision(
    List<HealthEvent> events, List<DurableChange> changes, List<Effect> effects) {
  public Decision {
    events = List.copyOf(events);
    changes = List.copyOf(changes);
    effects = List.copyOf(effects);
  }
}
