package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.merge;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.outcome;
import static dev.tend.override.merge.Overrides.probe;
import static dev.tend.override.merge.Overrides.responder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemType;
import dev.tend.definition.StateTransitions;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Provenance;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What overrides do to definitions. */
class AppliedTest {
  private static HealthSetDefinition set(EffectiveDefinitions merged, String name) {
    return merged.set(name).orElseThrow().definition();
  }

  @ParameterizedTest
  @CsvSource({
    "MONITOR, Smtp\\SelfTestMonitor, MonitoringIntervalSeconds, 115200, monitoringInterval, 1d8h",
    "MONITOR, smtp/selftestmonitor, monitoringintervalseconds, 32h, monitoringInterval, 1d8h",
    "MONITOR, Smtp\\SelfTestMonitor, MonitoringThreshold, 5, monitoringThreshold, 5",
    "MONITOR, Smtp\\SelfTestMonitor, Enabled, 0, enabled, false",
    "MONITOR, Space\\ShareMonitor, MonitoringThreshold, 75, monitoringThreshold, 75%",
    "MONITOR, Space\\SpaceMonitor, MonitoringThreshold, 180GB, monitoringThreshold, 180GB",
    "PROBE, Smtp\\SelfTestProbe, RecurrenceIntervalSeconds, 30, recurrenceInterval, 30s",
    "RESPONDER, Smtp\\Restart, mode, Observe, mode, observe",
    "RESPONDER, Smtp\\Restart, throttlepolicy.localminimumminutesbetweenattempts, 15,"
        + " throttle.minimumBetweenAttempts, 15m",
    "RESPONDER, Smtp\\Escalate, NotificationServiceClass, 1, notificationServiceClass,"
        + " UrgentInTraining",
    "RESPONDER, Attributed\\Flush, extensionattributes.grace, 3m, ExtensionAttributes.Grace, 3m"
  })
  void names_and_values_of_exchange_work_as_they_stand(
      ItemType type, String identity, String name, String value, String property, String shown) {
    MonitoringOverride override = named(Overrides.of(type, identity, name, value), "o");

    assertThat(outcome(merge(override), "o"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Applied.class,
            applied -> {
              assertThat(applied.property()).isEqualTo(property);
              assertThat(applied.value()).isEqualTo(shown);
            });
  }

  @Test
  void an_overridden_value_says_who_set_it_and_why() {
    EffectiveDefinitions merged =
        merge(named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m"), "o7"));

    assertThat(
            set(merged, "SMTP")
                .monitors()
                .getFirst()
                .settings()
                .provenance(MonitorProperties.MONITORING_INTERVAL))
        .isEqualTo(new Provenance.Overridden("o7", "ann", "a test"));
  }

  @Test
  void a_whole_health_set_can_be_disabled() {
    EffectiveDefinitions merged = merge(Overrides.of(new Subject.WholeSet("smtp"), "Enabled", "0"));

    assertThat(set(merged, "Smtp").enabled()).isFalse();
    assertThat(set(merged, "Space").enabled()).isTrue();
  }

  @Test
  void what_no_override_touches_is_the_very_definition() {
    HealthSetDefinition smtp = Sets.smtp();
    HealthSetDefinition space = Sets.space();

    EffectiveDefinitions merged =
        OverrideMerge.merge(
            List.of(smtp, space),
            List.of(probe("Smtp\\SelfTestProbe", "timeout", "5s")),
            Overrides.HERE,
            Overrides.NOW);

    assertThat(set(merged, "Space")).isSameAs(space);
    assertThat(set(merged, "Smtp").monitors().getFirst()).isEqualTo(smtp.monitors().getFirst());
  }

  @Test
  void a_value_that_follows_an_attribute_changes_with_it() {
    EffectiveDefinitions merged =
        merge(named(responder("Attributed\\Flush", "ExtensionAttributes.Grace", "3m"), "o"));

    var flush = set(merged, "Attributed").responders().getFirst();
    assertThat(flush.waitInterval()).isEqualTo(Duration.ofMinutes(3));
    assertThat(flush.settings().provenance(ResponderProperties.WAIT_INTERVAL))
        .isInstanceOf(Provenance.Overridden.class);
  }

  @Test
  void an_attribute_of_an_escalation_is_a_route_and_routes_of_different_errors_add_up() {
    EffectiveDefinitions merged =
        merge(
            named(responder("Smtp\\Escalate", "ExtensionAttributes.mapi.offline", "Mail"), "a"),
            responder("Smtp\\Escalate", "ExtensionAttributes.Mapi.Full", "Disk"));

    assertThat(
            set(merged, "Smtp").responders().getLast().settings().get(ResponderProperties.ROUTES))
        .isEqualTo(Map.of("Mapi.Offline", "Mail", "Mapi.Full", "Disk"));
    assertThat(outcome(merged, "a"))
        .isEqualTo(
            new OverrideOutcome.Applied(
                "ExtensionAttributes.mapi.offline", "Mail", Optional.of("Store")));
  }

  @Test
  void one_step_of_the_default_chain_can_be_moved_without_losing_the_others() {
    EffectiveDefinitions merged =
        merge(monitor("Smtp\\SelfTestMonitor", "stateTransitions.unhealthy", "5m"));

    assertThat(set(merged, "Smtp").monitors().getFirst().stateTransitions())
        .isEqualTo(
            new StateTransitions(
                List.of(
                    new StateTransitions.Step(Duration.ZERO, MonitorState.DEGRADED),
                    new StateTransitions.Step(Duration.ofMinutes(5), MonitorState.UNHEALTHY))));
  }
}
