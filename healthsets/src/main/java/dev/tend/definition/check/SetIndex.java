package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ResponderProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A health set under check: who names whom, found by name. */
final class SetIndex {
  private final ParsedSet parsed;
  private final Map<String, List<ProbeDefinition>> probes;
  private final Map<String, List<MonitorDefinition>> monitors;
  private final Map<String, List<MonitorDefinition>> readers;
  private final Map<String, List<ResponderDefinition>> responders;
  private final UnaryOperator<ItemDefinition> now;

  private SetIndex(SetIndex set, UnaryOperator<ItemDefinition> now) {
    parsed = set.parsed;
    probes = set.probes;
    monitors = set.monitors;
    readers = set.readers;
    responders = set.responders;
    this.now = now;
  }

  SetIndex(ParsedSet parsed) {
    this.parsed = parsed;
    HealthSetDefinition set = parsed.definition();
    now = UnaryOperator.identity();
    probes = new HashMap<>();
    monitors = new HashMap<>();
    readers = new HashMap<>();
    responders = new HashMap<>();
    set.probes().forEach(probe -> put(probes, probe.id().item(), probe));
    for (MonitorDefinition monitor : set.monitors()) {
      put(monitors, monitor.id().item(), monitor);
      probeNames(monitor).map(SetIndex::fold).distinct().forEach(p -> put(readers, p, monitor));
    }
    for (ResponderDefinition responder : set.responders()) {
      monitorName(responder).ifPresent(name -> put(responders, name, responder));
    }
  }

  /**
   * The same set after a change of values that no reference depends on.
   *
   * @param current how an item of the set, as it was given, is now
   */
  SetIndex as(UnaryOperator<ItemDefinition> current) {
    return new SetIndex(this, current);
  }

  ParsedSet parsed() {
    return parsed;
  }

  /** The set as it was given. */
  HealthSetDefinition definition() {
    return parsed.definition();
  }

  /** The probes that a monitor reads, without those that are not there. */
  List<ProbeDefinition> probesOf(MonitorDefinition monitor) {
    return probeNames(monitor)
        .map(SetIndex::fold)
        .distinct()
        .flatMap(name -> all(probes, name).stream())
        .<ProbeDefinition>map(this::current)
        .toList();
  }

  /** The monitor that a responder answers to; empty when it is not there. */
  Optional<MonitorDefinition> monitorOf(ResponderDefinition responder) {
    return monitorName(responder)
        .flatMap(name -> all(monitors, name).stream().findFirst())
        .map(this::current);
  }

  /** The responders that answer to a monitor. */
  List<ResponderDefinition> respondersOf(MonitorDefinition monitor) {
    return all(responders, monitor.id().item()).stream()
        .<ResponderDefinition>map(this::current)
        .toList();
  }

  /** The monitors that read a probe, as they were given. */
  List<MonitorDefinition> readersOf(ProbeDefinition probe) {
    return all(readers, probe.id().item());
  }

  boolean hasProbe(String name) {
    return probes.containsKey(fold(name));
  }

  boolean hasMonitor(String name) {
    return monitors.containsKey(fold(name));
  }

  boolean isWhole(ItemDefinition item) {
    return parsed.isWhole(item);
  }

  /** The names of the probes that a monitor names. */
  static Stream<String> probeNames(MonitorDefinition monitor) {
    return monitor.settings().find(MonitorProperties.PROBES).orElse(List.of()).stream();
  }

  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> monitorName(ResponderDefinition responder) {
    return responder.settings().find(ResponderProperties.MONITOR);
  }

  @SuppressWarnings("unchecked")
  private <D extends ItemDefinition> D current(D given) {
    return (D) now.apply(given);
  }

  private static <D> List<D> all(Map<String, List<D>> byName, String name) {
    return byName.getOrDefault(fold(name), List.of());
  }

  private static <D> void put(Map<String, List<D>> byName, String name, D item) {
    byName.computeIfAbsent(fold(name), key -> new ArrayList<>(1)).add(item);
  }
}
