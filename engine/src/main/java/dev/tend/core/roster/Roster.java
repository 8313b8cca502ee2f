package dev.tend.core.roster;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.monitor.ProbeSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.Targets;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that is to be watched: every item of every set, for every target. The order is that of the
 * definitions and of the targets, never that of history, so that a restored core counts as one that
 * never stopped.
 *
 * @param places the monitors
 * @param probes the probes that run
 * @param items every item by its identity with target, for the definition events
 */
public record Roster(
    List<Place> places, List<ScheduledProbe> probes, Map<ItemId, ItemDefinition> items) {

  /** Nothing. */
  public static Roster empty() {
    return new Roster(List.of(), List.of(), Map.of());
  }

  /** Works out who is there. */
  public static Roster of(EffectiveDefinitions definitions, Discoveries discoveries) {
    Roster roster = new Roster(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    for (EffectiveSet set : definitions.sets()) {
      switch (set.definition().targets()) {
        case Targets.None() -> roster.add(set.definition(), Optional.empty());
        case Targets.Fixed(List < String > names) ->
            names.forEach(name -> roster.add(set.forTarget(name), Optional.of(name)));
        case Targets.Discovered discovered -> {
          roster.addMaintenance(set.definition(), discovered);
          for (String name : discoveries.targets(set.definition().name())) {
            roster.add(set.forTarget(name), Optional.of(name));
          }
        }
      }
    }
    return roster;
  }

  private void add(HealthSetDefinition given, Optional<String> target) {
    HealthSetDefinition set = target.map(name -> TargetNames.fill(given, name)).orElse(given);
    Map<String, ProbeSource> sources = new LinkedHashMap<>();
    for (ProbeDefinition probe : set.probes()) {
      ItemId id = probe.id().forTarget(target);
      items.put(id, probe);
      if (set.enabled() && probe.enabled()) {
        sources.put(fold(probe.id().item()), new ProbeSource(id, probe));
        if (!probe.isNotification()) {
          probes.add(new ScheduledProbe(id, probe));
        }
      }
    }
    for (MonitorDefinition monitor : set.monitors()) {
      ItemId id = monitor.id().forTarget(target);
      List<ProbeSource> own = new ArrayList<>();
      for (String name : monitor.probes()) {
        ProbeSource source = sources.get(fold(name));
        if (source != null) {
          own.add(source);
        }
      }
      boolean enabled = set.enabled() && monitor.enabled() && !own.isEmpty();
      items.put(id, monitor);
      places.add(new Place(id, set, monitor, own, enabled));
    }
    set.responders().forEach(responder -> items.put(responder.id().forTarget(target), responder));
  }

  private void addMaintenance(HealthSetDefinition set, Targets.Discovered discovered) {
    ProbeDefinition probe = Maintenance.probe(set, discovered);
    MonitorDefinition monitor = Maintenance.monitor(set, discovered);
    items.put(probe.id(), probe);
    items.put(monitor.id(), monitor);
    List<ProbeSource> sources = List.of(new ProbeSource(probe.id(), probe));
    places.add(new Place(monitor.id(), set, monitor, sources, set.enabled()));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
