package dev.tend.core.instance;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instances of one health set for one target or for none.
 *
 * @param given the health set as it holds for the target
 * @param target the target; empty: none
 * @param instances the monitors
 * @param probes the probes that run
 * @param items every item by its identity with target
 */
public record SetInstance(
    HealthSetDefinition given,
    Optional<String> target,
    List<MonitorInstance> instances,
    List<ScheduledProbe> probes,
    Map<ItemId, ItemDefinition> items) {
  private static final String PLACEHOLDER = "{target}";

  public SetInstance {
    instances = List.copyOf(instances);
    probes = List.copyOf(probes);
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }

  /** All items of a set. */
  static SetInstance of(HealthSetDefinition given, Optional<String> target) {
    HealthSetDefinition set = target.map(name -> fill(given, name)).orElse(given);
    Map<ItemId, ItemDefinition> items = new LinkedHashMap<>();
    set.items().forEach(item -> items.put(item.id().forTarget(target), item));
    Map<String, ScheduledProbe> sources = sources(set, target);
    List<ScheduledProbe> probes =
        sources.values().stream()
            .filter(source -> source.definition().recurrenceInterval().isPresent())
            .toList();
    Map<String, List<ResponderDefinition>> responders = responders(set);
    Set<String> heard = heard(set);
    List<MonitorInstance> instances = new ArrayList<>(set.monitors().size());
    for (MonitorDefinition monitor : set.monitors()) {
      List<ScheduledProbe> own = new ArrayList<>();
      for (String name : monitor.probes()) {
        ScheduledProbe source = sources.get(fold(name));
        if (source != null) {
          own.add(heard.contains(fold(name)) ? source : source.unheard());
        }
      }
      instances.add(
          new MonitorInstance(
              monitor.id().forTarget(target),
              set,
              monitor,
              own,
              responders.getOrDefault(fold(monitor.id().item()), List.of()),
              set.enabled() && monitor.enabled() && !own.isEmpty()));
    }
    return new SetInstance(given, target, instances, probes, items);
  }

  /** The watch over the discovery of a set's targets. */
  static SetInstance ofDiscovery(HealthSetDefinition set, Targets.Discovered discovered) {
    ProbeDefinition probe = DiscoveryMonitor.probe(set, discovered);
    MonitorDefinition monitor = DiscoveryMonitor.monitor(set, discovered);
    List<ResponderDefinition> escalations = DiscoveryMonitor.escalations(set, discovered);
    Map<ItemId, ItemDefinition> items = new LinkedHashMap<>();
    items.put(probe.id(), probe);
    items.put(monitor.id(), monitor);
    escalations.forEach(escalation -> items.put(escalation.id(), escalation));
    List<ScheduledProbe> sources = List.of(new ScheduledProbe(probe.id(), probe));
    MonitorInstance instance =
        new MonitorInstance(monitor.id(), set, monitor, sources, escalations, set.enabled());
    return new SetInstance(set, Optional.empty(), List.of(instance), List.of(), items);
  }

  /** The probes that take part, by name. */
  private static Map<String, ScheduledProbe> sources(
      HealthSetDefinition set, Optional<String> target) {
    Map<String, ScheduledProbe> sources = new LinkedHashMap<>();
    for (ProbeDefinition probe : set.probes()) {
      if (set.enabled() && probe.enabled()) {
        ItemId id = probe.id().forTarget(target);
        sources.put(fold(probe.id().item()), new ScheduledProbe(id, probe));
      }
    }
    return sources;
  }

  /**
   * The probes whose failures some monitor counts. One that an override switches off still has
   * them: whoever did that wants less to be said of them, not more.
   */
  private static Set<String> heard(HealthSetDefinition set) {
    return set.monitors().stream()
        .filter(
            monitor -> !monitor.rule().judgesSamples() && (monitor.enabled() || calmed(monitor)))
        .flatMap(monitor -> monitor.probes().stream())
        .map(SetInstance::fold)
        .collect(Collectors.toSet());
  }

  private static boolean calmed(MonitorDefinition monitor) {
    return monitor
        .settings()
        .setting(CommonProperties.ENABLED.name())
        .filter(setting -> setting.provenance() instanceof Provenance.Overridden)
        .isPresent();
  }

  /** The responders by the monitor that they answer to. */
  private static Map<String, List<ResponderDefinition>> responders(HealthSetDefinition set) {
    Map<String, List<ResponderDefinition>> responders = new HashMap<>();
    for (ResponderDefinition responder : set.responders()) {
      responders
          .computeIfAbsent(fold(responder.monitor()), monitor -> new ArrayList<>(2))
          .add(responder);
    }
    return responders;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * The set with {@code {target}} filled in; the very object that was given when no text names the
   * target.
   */
  private static HealthSetDefinition fill(HealthSetDefinition set, String target) {
    boolean named =
        set.items().anyMatch(item -> !fill(item.settings(), target).equals(item.settings()));
    return named
        ? set.withItems(
            set.probes().stream()
                .map(one -> one.withSettings(fill(one.settings(), target)))
                .toList(),
            set.monitors().stream()
                .map(one -> one.withSettings(fill(one.settings(), target)))
                .toList(),
            set.responders().stream()
                .map(one -> one.withSettings(fill(one.settings(), target)))
                .toList())
        : set;
  }

  private static Settings fill(Settings settings, String target) {
    Map<String, Setting> filled = new LinkedHashMap<>();
    boolean changed = false;
    for (String name : settings.names()) {
      Setting setting = settings.setting(name).orElseThrow();
      Object value = filled(setting.value(), target);
      changed |= !value.equals(setting.value());
      filled.put(name, new Setting(value, setting.provenance()));
    }
    return changed ? Settings.of(filled) : settings;
  }

  private static Object filled(Object value, String target) {
    return switch (value) {
      case String text -> text.replace(PLACEHOLDER, target);
      case List<?> list -> list.stream().map(entry -> filled(entry, target)).toList();
      case Object other -> other;
    };
  }
}
