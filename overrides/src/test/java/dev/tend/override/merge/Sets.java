package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.type.DiskProbeType;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.MonitorTypes;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.type.SmtpProbeType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Health sets to put overrides on. */
public final class Sets {
  public static final SourcePosition AT = SourcePosition.ofFile("set.yaml");
  public static final Property<Duration> GRACE =
      Property.of("ExtensionAttributes.Grace", ValueTypes.DURATION, "How long to wait.").open();
  public static final Property<List<String>> PROGRAM =
      Property.of("ExtensionAttributes.Program", ValueTypes.TEXTS, "What to run.").open();

  private Sets() {}

  /** A probe each 20 s, a monitor with 3 failures in 5 min, a restart and an escalation. */
  public static HealthSetDefinition smtp() {
    return set(
        "Smtp",
        new Targets.None(),
        List.of(
            new ProbeDefinition(
                ItemId.of("Smtp", "SelfTestProbe"),
                SmtpProbeType.TYPE,
                settings(Map.of(ProbeProperties.RECURRENCE_INTERVAL, Duration.ofSeconds(20))),
                AT)),
        List.of(
            monitor(
                "Smtp",
                "SelfTestMonitor",
                MonitorRule.CONSECUTIVE_FAILURES,
                Map.of(
                    MonitorProperties.PROBES, List.of("SelfTestProbe"),
                    MonitorProperties.MONITORING_INTERVAL, Duration.ofMinutes(5),
                    MonitorProperties.FAILURES_THRESHOLD, 3))),
        List.of(
            responder(
                "Restart",
                "restart-service",
                Map.of(ResponderProperties.MODE, Mode.APPROVE, ResponderTypes.SERVICE, "postfix")),
            responder(
                "Escalate",
                "escalate",
                Map.of(ResponderProperties.ROUTES, Map.of("Mapi.Offline", "Store")))));
  }

  /**
   * The free space of volumes DB1 and DB2 in bytes, a sample a minute; and the share of good ones.
   */
  public static HealthSetDefinition space() {
    Map<Property<?>, Object> space = new LinkedHashMap<>();
    space.put(MonitorProperties.PROBES, List.of("SpaceProbe"));
    space.put(MonitorProperties.MONITORING_INTERVAL, Duration.ofMinutes(30));
    space.put(MonitorProperties.SAMPLE_THRESHOLD, size("10GB"));
    return set(
        "Space",
        new Targets.Fixed(List.of("DB1", "DB2")),
        List.of(
            new ProbeDefinition(
                ItemId.of("Space", "SpaceProbe"),
                DiskProbeType.TYPE,
                settings(
                    Map.of(
                        ProbeProperties.RECURRENCE_INTERVAL,
                        Duration.ofMinutes(1),
                        DiskProbeType.PATH,
                        "/srv",
                        DiskProbeType.MEASURE,
                        DiskProbeType.Measure.FREE_SPACE)),
                AT)),
        List.of(
            monitor("Space", "SpaceMonitor", MonitorRule.SAMPLE_BELOW, space),
            monitor(
                "Space",
                "ShareMonitor",
                MonitorRule.PERCENT_SUCCESS,
                Map.of(
                    MonitorProperties.PROBES, List.of("SpaceProbe"),
                    MonitorProperties.MONITORING_INTERVAL, Duration.ofMinutes(30),
                    MonitorProperties.PERCENT_THRESHOLD, 90d))),
        List.of());
  }

  /** A responder whose wait and whose program follow attributes. */
  public static HealthSetDefinition attributed() {
    Map<String, Setting> values = new LinkedHashMap<>();
    put(values, ResponderProperties.MONITOR, "None");
    put(values, ResponderProperties.TARGET_HEALTH_STATE, MonitorState.DEGRADED);
    put(values, ResponderTypes.RESOURCE, "queue");
    put(values, GRACE, Duration.ofMinutes(1));
    put(values, PROGRAM, List.of("true"));
    put(
        values,
        ResponderProperties.WAIT_INTERVAL,
        new Setting.AttributeReference("ExtensionAttributes.Grace"));
    put(
        values,
        ResponderTypes.COMMAND,
        new Setting.AttributeReference("ExtensionAttributes.Program"));
    return set(
        "Attributed",
        new Targets.None(),
        List.of(),
        List.of(),
        List.of(
            new ResponderDefinition(
                ItemId.of("Attributed", "Flush"),
                Types.builtIn().responder("run-command").orElseThrow(),
                Settings.of(values, List.of(GRACE, PROGRAM)),
                AT)));
  }

  public static List<HealthSetDefinition> all() {
    return List.of(smtp(), space(), attributed());
  }

  public static Quantity size(String text) {
    try {
      return ValueTypes.QUANTITY.parse(text);
    } catch (ValueException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static HealthSetDefinition set(
      String name,
      Targets targets,
      List<ProbeDefinition> probes,
      List<MonitorDefinition> monitors,
      List<ResponderDefinition> responders) {
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
        AT);
  }

  private static MonitorDefinition monitor(
      String set, String name, MonitorRule rule, Map<Property<?>, Object> values) {
    return new MonitorDefinition(ItemId.of(set, name), MonitorTypes.of(rule), settings(values), AT);
  }

  private static ResponderDefinition responder(
      String name, String type, Map<Property<?>, Object> values) {
    Map<Property<?>, Object> all = new LinkedHashMap<>(values);
    all.put(ResponderProperties.MONITOR, "SelfTestMonitor");
    all.put(ResponderProperties.TARGET_HEALTH_STATE, MonitorState.DEGRADED);
    return new ResponderDefinition(
        ItemId.of("Smtp", name), Types.builtIn().responder(type).orElseThrow(), settings(all), AT);
  }

  private static Settings settings(Map<Property<?>, Object> values) {
    Map<String, Setting> named = new LinkedHashMap<>();
    values.forEach((property, value) -> put(named, property, value));
    return Settings.of(named);
  }

  private static void put(Map<String, Setting> values, Property<?> property, Object value) {
    values.put(property.name(), new Setting(value, new Provenance.Declared(AT)));
  }
}
