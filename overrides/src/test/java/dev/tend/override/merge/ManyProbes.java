package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.MonitorTypes;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.SmtpProbeType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A health set of probes each 20 s and monitors of 5 min and 3 failures, some of them tied. */
final class ManyProbes {
  private final String name;
  private final Random random;
  private final List<ProbeDefinition> probes = new ArrayList<>();
  private final List<MonitorDefinition> monitors = new ArrayList<>();
  private final List<ResponderDefinition> responders = new ArrayList<>();
  private int line;

  ManyProbes(String name, Random random) {
    this.name = name;
    this.random = random;
  }

  /** So many groups; each monitor reads some probes of its group, and at times one of another. */
  HealthSetDefinition set(int groups, Targets targets) {
    for (int group = 0; group < groups; group++) {
      List<String> own = new ArrayList<>();
      for (int number = 0; number <= random.nextInt(3); number++) {
        own.add(probe("P" + group + number));
      }
      for (int number = 0; number <= random.nextInt(3); number++) {
        List<String> read = new ArrayList<>(own.subList(0, 1 + random.nextInt(own.size())));
        if (group > 0 && random.nextInt(6) == 0) {
          read.add("P00");
        }
        String monitor = monitor("M" + group + number, read);
        if (random.nextBoolean()) {
          escalation("E" + group + number, monitor);
        }
      }
    }
    return set(targets);
  }

  /** One monitor that reads so many probes. */
  HealthSetDefinition fan(int size) {
    List<String> read = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      read.add(probe("P" + number));
    }
    monitor("M", read);
    return set(new Targets.None());
  }

  private HealthSetDefinition set(Targets targets) {
    return new HealthSetDefinition(
        name,
        HealthGroup.SERVICE_COMPONENTS,
        Optional.empty(),
        "It works.",
        "Look.",
        List.of(),
        targets,
        Settings.none(),
        probes,
        monitors,
        responders,
        at());
  }

  private String probe(String item) {
    Settings settings =
        settings(Map.of(ProbeProperties.RECURRENCE_INTERVAL, Duration.ofSeconds(20)));
    probes.add(new ProbeDefinition(ItemId.of(name, item), SmtpProbeType.TYPE, settings, at()));
    return item;
  }

  private String monitor(String item, List<String> read) {
    MonitorRule rule =
        random.nextBoolean() ? MonitorRule.CONSECUTIVE_FAILURES : MonitorRule.FAILURES_IN_INTERVAL;
    Settings settings =
        settings(
            Map.of(
                MonitorProperties.PROBES,
                List.copyOf(read),
                MonitorProperties.MONITORING_INTERVAL,
                Duration.ofMinutes(5),
                MonitorProperties.FAILURES_THRESHOLD,
                3));
    monitors.add(
        new MonitorDefinition(ItemId.of(name, item), MonitorTypes.of(rule), settings, at()));
    return item;
  }

  private void escalation(String item, String monitor) {
    Settings settings =
        settings(
            Map.of(
                ResponderProperties.MONITOR,
                monitor,
                ResponderProperties.TARGET_HEALTH_STATE,
                MonitorState.UNHEALTHY));
    responders.add(
        new ResponderDefinition(
            ItemId.of(name, item),
            Types.builtIn().responder("escalate").orElseThrow(),
            settings,
            at()));
  }

  /** Every item has a place of its own, in the order of the file. */
  private SourcePosition at() {
    line++;
    return new SourcePosition(name + ".yaml", line, 1);
  }

  private static Settings settings(Map<Property<?>, Object> values) {
    Map<String, Setting> named = new LinkedHashMap<>();
    values.forEach(
        (property, value) ->
            named.put(property.name(), new Setting(value, new Provenance.Default())));
    return Settings.of(named);
  }
}
