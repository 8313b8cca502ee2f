package dev.tend.core;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.instance.InstanceRegistry;
import dev.tend.core.instance.MonitorInstance;
import dev.tend.core.instance.SetInstance;
import dev.tend.core.journal.Journal;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.CommonProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records what changed in the definitions, and knows which event speaks for which item. */
final class DefinitionChangeLog {
  private final Journal journal;
  private final Map<ItemId, EventId> byItem = new HashMap<>();
  private final Map<String, EventId> bySet = new HashMap<>();
  private Map<String, HealthSetDefinition> known = Map.of();

  DefinitionChangeLog(Journal journal) {
    this.journal = journal;
  }

  /** These definitions are known already: what is the same in the next ones is not news. */
  void know(List<HealthSetDefinition> sets) {
    Map<String, HealthSetDefinition> byName = new HashMap<>();
    sets.forEach(set -> byName.put(set.name(), set));
    known = byName;
  }

  /** Records every difference. */
  void differences(
      List<HealthSetDefinition> sets, InstanceRegistry before, InstanceRegistry after) {
    byItem.clear();
    bySet.clear();
    sets.forEach(this::set);
    know(sets);
    after.parts().stream().filter(part -> !before.has(part)).forEach(part -> came(part, before));
    before.parts().stream().filter(part -> !after.has(part)).forEach(part -> went(part, after));
  }

  private void came(SetInstance part, InstanceRegistry before) {
    part.items()
        .forEach(
            (id, item) -> {
              if (before.item(id).filter(item::equals).isEmpty()) {
                record(id, new DefinitionEvent.DefinitionApplied(id, item));
              }
            });
  }

  private void went(SetInstance part, InstanceRegistry after) {
    part.items()
        .forEach(
            (id, item) -> {
              if (after.item(id).isEmpty()) {
                record(id, new DefinitionEvent.DefinitionRemoved(id, item.itemType()));
              }
            });
  }

  private void set(HealthSetDefinition set) {
    HealthSetDefinition old = known.get(set.name());
    boolean same =
        old != null
            && old.settings().equals(set.settings())
            && old.healthGroup() == set.healthGroup()
            && old.component().equals(set.component())
            && old.dependsOn().equals(set.dependsOn());
    if (!same) {
      EventId event =
          journal.record(
              new DefinitionEvent.HealthSetApplied(
                  set.name(),
                  set.healthGroup(),
                  set.enabled(),
                  set.settings().provenance(CommonProperties.ENABLED)),
              List.of());
      bySet.put(set.name(), event);
    }
  }

  private void record(ItemId item, DefinitionEvent event) {
    byItem.put(item, journal.record(event, List.of()));
  }

  /** The events that speak for a change of a monitor: its own, its probes', its set's. */
  List<EventId> of(MonitorInstance instance) {
    List<EventId> events = new ArrayList<>();
    add(events, byItem.get(instance.id()));
    for (ScheduledProbe probe : instance.probes()) {
      add(events, byItem.get(probe.id()));
    }
    for (var probe : instance.set().probes()) {
      add(events, byItem.get(probe.id().forTarget(instance.id().target())));
    }
    add(events, bySet.get(instance.set().name()));
    return events.isEmpty() ? List.of(journal.last()) : List.copyOf(events);
  }

  private static void add(List<EventId> events, @Nullable EventId event) {
    if (event != null && !events.contains(event)) {
      events.add(event);
    }
  }
}
