package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Health sets made of groups of five items: two probes, a monitor that reads both, a restart and an
 * escalation that answer to it.
 */
final class BenchmarkEstate {
  private static final int ITEMS_IN_GROUP = 5;

  private static final String PATTERN =
      """
      healthSet: Pattern
      healthGroup: ServiceComponents
      description: One group.
      runbook: Look at the load.
      probes:
        - {name: Near, type: smtp, description: d, recurrenceInterval: 20s, timeout: 5s,
           host: 127.0.0.1, port: 25}
        - {name: Far, type: tcp, description: d, recurrenceInterval: 30s, timeout: 5s,
           host: 127.0.0.1, port: 25}
      monitors:
        - {name: Judge, type: consecutive-probe-failures, description: d, probes: [Near, Far],
           monitoringInterval: 5m, monitoringThreshold: 3}
      responders:
        - {name: Restart, type: restart-service, monitor: Judge, targetHealthState: Degraded,
           service: postfix}
        - {name: Page, type: escalate, monitor: Judge, targetHealthState: Unhealthy}
      """;

  private final HealthSetDefinition pattern;

  BenchmarkEstate() {
    pattern =
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .read("pattern.yaml", PATTERN)
            .definition()
            .orElseThrow();
  }

  /** So many sets of so many items each, a multiple of five. */
  List<HealthSetDefinition> sets(int sets, int items) {
    List<HealthSetDefinition> made = new ArrayList<>();
    for (int i = 0; i < sets; i++) {
      made.add(set("Set" + i, items / ITEMS_IN_GROUP, new Targets.None()));
    }
    return made;
  }

  /** One set of one group of items for so many targets, {@code box0} and so on. */
  List<HealthSetDefinition> targeted(int targets) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      names.add("box" + i);
    }
    return List.of(set("Boxes", 1, new Targets.Fixed(names)));
  }

  private HealthSetDefinition set(String name, int groups, Targets targets) {
    List<ProbeDefinition> probes = new ArrayList<>();
    List<MonitorDefinition> monitors = new ArrayList<>();
    List<ResponderDefinition> responders = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      for (ProbeDefinition one : pattern.probes()) {
        probes.add(
            new ProbeDefinition(id(name, one, group), one.type(), one.settings(), one.position()));
      }
      List<String> own = List.of("Near" + group, "Far" + group);
      for (MonitorDefinition one : pattern.monitors()) {
        MonitorDefinition reading = set(one, MonitorProperties.PROBES, own);
        monitors.add(
            new MonitorDefinition(
                id(name, one, group), one.type(), reading.settings(), one.position()));
      }
      for (ResponderDefinition one : pattern.responders()) {
        ResponderDefinition answering = set(one, ResponderProperties.MONITOR, "Judge" + group);
        responders.add(
            new ResponderDefinition(
                id(name, one, group), one.type(), answering.settings(), one.position()));
      }
    }
    return new HealthSetDefinition(
        name,
        pattern.healthGroup(),
        pattern.component(),
        pattern.description(),
        pattern.runbook(),
        pattern.dependsOn(),
        targets,
        pattern.settings(),
        probes,
        monitors,
        responders,
        pattern.position());
  }

  private static ItemId id(String set, ItemDefinition item, int group) {
    return ItemId.of(set, item.id().item() + group);
  }

  @SuppressWarnings("unchecked")
  private static <D extends ItemDefinition, T> D set(D item, Property<T> property, T value) {
    Setting setting = new Setting(value, new Provenance.Default());
    return (D) item.withSettings(item.settings().with(property.name(), setting));
  }
}
