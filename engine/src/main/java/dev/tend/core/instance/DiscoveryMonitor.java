package dev.tend.core.instance;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.MonitorType;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The watch over discovery itself: each health set that discovers its targets has a probe that
 * reports every discovery, and a monitor of it. A set that cannot discover would otherwise watch
 * nothing and look healthy, and so would one that finds more than it may watch.
 */
public final class DiscoveryMonitor {
  private static final ProbeType PROBE =
      new ProbeType(
          "discovery",
          ProbeKind.RECURRENT,
          "Reports whether the targets of the health set could be discovered.",
          List.of(CommonProperties.DESCRIPTION, ProbeProperties.RECURRENCE_INTERVAL),
          settings -> Optional.empty());

  private static final MonitorType MONITOR =
      new MonitorType(
          MonitorRule.CONSECUTIVE_FAILURES,
          "Judges the discoveries of a health set.",
          List.of(MonitorProperties.PROBES, MonitorProperties.MONITORING_INTERVAL));

  private static final int FAILURES = 2;
  private static final String PROBE_PREFIX = "Discovery.";

  private DiscoveryMonitor() {}

  /** The probe of a health set's discovery. */
  public static ItemId probeId(String healthSet) {
    return ItemId.of(healthSet, PROBE_PREFIX + healthSet);
  }

  /** The monitor of a health set's discovery. */
  public static ItemId monitorId(String healthSet) {
    return ItemId.of(healthSet, "MaintenanceFailureMonitor." + healthSet);
  }

  /** Whether a probe is that of a discovery. */
  public static boolean isProbe(ItemId probe) {
    return probe.item().startsWith(PROBE_PREFIX);
  }

  /** What it means that the monitor of a health set's discovery is raised. */
  public static String description(String healthSet) {
    return "The targets of " + healthSet + " cannot be discovered, or are too many to watch.";
  }

  static ProbeDefinition probe(HealthSetDefinition set, Targets.Discovered discovered) {
    Map<String, Setting> values = new LinkedHashMap<>();
    put(values, CommonProperties.DESCRIPTION, "Discovers the targets of " + set.name() + ".");
    put(values, ProbeProperties.RECURRENCE_INTERVAL, discovered.interval());
    return new ProbeDefinition(probeId(set.name()), PROBE, Settings.of(values), set.position());
  }

  static MonitorDefinition monitor(HealthSetDefinition set, Targets.Discovered discovered) {
    Map<String, Setting> values = new LinkedHashMap<>();
    Duration window = discovered.interval().multipliedBy(2L * FAILURES);
    put(values, CommonProperties.DESCRIPTION, description(set.name()));
    put(values, MonitorProperties.PROBES, List.of(probeId(set.name()).item()));
    put(values, MonitorProperties.MONITORING_INTERVAL, window);
    put(values, MonitorProperties.FAILURES_THRESHOLD, FAILURES);
    put(values, MonitorProperties.RECOVERY_THRESHOLD, 1);
    return new MonitorDefinition(
        monitorId(set.name()), MONITOR, Settings.of(values), set.position());
  }

  /**
   * Who tells people of it: the team of the set itself, unless its targets name another. A
   * discovery that hangs says nothing at all, which is told as well.
   */
  static List<ResponderDefinition> escalations(
      HealthSetDefinition set, Targets.Discovered discovered) {
    return List.of(
        escalation(
            set,
            discovered,
            "MaintenanceFailureEscalate",
            MonitorState.UNHEALTHY,
            "Tells a person that targets cannot be discovered, or that there are too many."),
        escalation(
            set,
            discovered,
            "MaintenanceSilenceEscalate",
            MonitorState.UNAVAILABLE,
            "Tells a person that the discovery of targets does not end."));
  }

  private static ResponderDefinition escalation(
      HealthSetDefinition set,
      Targets.Discovered discovered,
      String name,
      MonitorState state,
      String description) {
    Map<String, Setting> values = new LinkedHashMap<>();
    put(values, CommonProperties.DESCRIPTION, description);
    put(values, ResponderProperties.MONITOR, monitorId(set.name()).item());
    put(values, ResponderProperties.TARGET_HEALTH_STATE, state);
    put(values, ResponderProperties.TEAM, discovered.team().orElseGet(() -> team(set)));
    put(values, ResponderProperties.NOTIFICATION_SERVICE_CLASS, discovered.urgency());
    put(
        values,
        ResponderProperties.SUBJECT,
        "The targets of {healthSet} on {server} are not all watched");
    return new ResponderDefinition(
        ItemId.of(set.name(), name + "." + set.name()),
        ResponderTypes.ESCALATE,
        Settings.of(values),
        set.position());
  }

  private static String team(HealthSetDefinition set) {
    return set.responders().stream()
        .filter(one -> one.kind() == ResponderKind.ESCALATE)
        .map(one -> one.settings().get(ResponderProperties.TEAM))
        .findFirst()
        .orElseGet(() -> ResponderProperties.TEAM.defaultValue().orElse(""));
  }

  private static <T> void put(Map<String, Setting> values, Property<T> property, T value) {
    values.put(property.name(), new Setting(value, new Provenance.Default()));
  }
}
