package dev.tend.eventlog.schema;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.input.CoreSettings;
import dev.tend.definition.ItemType;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.MonitorType;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is watched, one of every kind; of types made up here, so that they stay as they are. */
final class DefinitionSpecimens {
  private static final SourcePosition DECLARED = SourcePosition.ofFile("smtp.yaml");
  private static final Provenance OVERRIDE = new Provenance.Overridden("o7", "ada", "slow link");

  private DefinitionSpecimens() {}

  static List<EventBody> all() {
    return List.of(
        new DefinitionEvent.DefinitionApplied(Specimens.PROBE, probe()),
        new DefinitionEvent.DefinitionApplied(Specimens.MONITOR, monitor()),
        new DefinitionEvent.DefinitionApplied(Specimens.RESPONDER, responder()),
        new DefinitionEvent.HealthSetApplied(
            "Smtp", HealthGroup.CUSTOMER_TOUCH_POINTS, false, OVERRIDE),
        new DefinitionEvent.DefinitionRemoved(Specimens.MONITOR, ItemType.MONITOR),
        new DefinitionEvent.ApplyRefused("Smtp depends on Dns depends on Smtp"),
        new DefinitionEvent.SettingsApplied(
            new CoreSettings(
                "mail1", Mode.OBSERVE, Duration.ofMinutes(5), Set.of("reboot-server"), 6, 12)),
        new DefinitionEvent.Discovered("Smtp", 3, List.of("mx3"), List.of("mx1"), ""),
        new DefinitionEvent.Discovered("Smtp", -1, List.of(), List.of(), "postconf: exit code 1"),
        new DefinitionEvent.TargetRetired("Smtp", "mx1", true));
  }

  private static Settings overridden(String property, Object value) {
    return Settings.of(Map.of(property, new Setting(value, OVERRIDE)));
  }

  private static ProbeDefinition probe() {
    ProbeType type =
        new ProbeType(
            "smtp",
            ProbeKind.RECURRENT,
            "A probe.",
            List.of(ProbeProperties.RECURRENCE_INTERVAL, ProbeProperties.TIMEOUT),
            settings -> Optional.of(Dimension.TIME));
    return new ProbeDefinition(
        Specimens.PROBE.forTarget(Optional.empty()),
        type,
        overridden(ProbeProperties.TIMEOUT.name(), Duration.ofSeconds(30)),
        DECLARED);
  }

  private static MonitorDefinition monitor() {
    MonitorType type =
        new MonitorType(
            MonitorRule.CONSECUTIVE_FAILURES,
            "A monitor.",
            List.of(MonitorProperties.MONITORING_INTERVAL, MonitorProperties.RECOVERY_THRESHOLD));
    return new MonitorDefinition(
        Specimens.MONITOR.forTarget(Optional.empty()),
        type,
        overridden(MonitorProperties.MONITORING_INTERVAL.name(), Duration.ofMinutes(5)),
        DECLARED);
  }

  private static ResponderDefinition responder() {
    ResponderType type =
        new ResponderType(
            "restart-service",
            ResponderKind.DISTURB,
            "A responder.",
            List.of(ResponderProperties.ATTEMPTS, ResponderProperties.MODE),
            settings -> "service:postfix");
    return new ResponderDefinition(
        Specimens.RESPONDER.forTarget(Optional.empty()),
        type,
        overridden(ResponderProperties.MODE.name(), Mode.OBSERVE),
        DECLARED);
  }
}
