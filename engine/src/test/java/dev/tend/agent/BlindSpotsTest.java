package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.event.EventId;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.SourceText;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlindSpotsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final String SET =
      """
      healthSet: Smtp
      healthGroup: CustomerTouchPoints
      description: Mail comes in.
      runbook: Look at the log.
      probes:
        - {name: GreetingProbe, type: smtp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 25}
      monitors:
        - {name: GreetingMonitor, type: consecutive-probe-failures, description: d, probes: [GreetingProbe], monitoringInterval: 5m, monitoringThreshold: 3}
        - {name: SlowMonitor, type: consecutive-sample-value-above, description: d, probes: [GreetingProbe], monitoringInterval: 5m, monitoringThreshold: 5s}
      responders:
        - {name: Escalate, type: escalate, monitor: GreetingMonitor, targetHealthState: Unhealthy}
      """;
  private static final String PAGES_WHEN_BLIND =
      "  - {name: Blind, type: escalate, monitor: GreetingMonitor, targetHealthState:"
          + " Unavailable}\n";

  private final List<MonitorView> monitors = new ArrayList<>();

  @Test
  void a_monitor_without_a_verdict_for_an_hour_is_named_when_its_set_pages_nobody() {
    shows("GreetingMonitor", MonitorState.UNAVAILABLE, Duration.ofMinutes(59));
    assertThat(named(SET)).isEmpty();
    shows("GreetingMonitor", MonitorState.UNAVAILABLE, Duration.ofMinutes(60));

    assertThat(named(SET)).hasValueSatisfying(said -> assertThat(said).contains("Smtp\\Greeting"));
  }

  @Test
  void what_the_set_pages_for_itself_is_not_told_twice() {
    shows("GreetingMonitor", MonitorState.UNAVAILABLE, Duration.ofHours(2));
    shows("SlowMonitor", MonitorState.UNAVAILABLE, Duration.ofHours(2));

    assertThat(named(SET + PAGES_WHEN_BLIND)).isEmpty();
    assertThat(named(SET + PAGES_WHEN_BLIND.replace("Unavailable", "Unavailable, enabled: false")))
        .as("a page that is switched off")
        .isPresent();
  }

  @Test
  void a_monitor_of_samples_is_no_blind_spot_while_the_failures_themselves_are_told() {
    shows("GreetingMonitor", MonitorState.UNHEALTHY, Duration.ofHours(2));
    shows("SlowMonitor", MonitorState.UNAVAILABLE, Duration.ofHours(2));
    assertThat(named(SET)).isEmpty();
    monitors.removeFirst();
    shows("GreetingMonitor", MonitorState.DISABLED, Duration.ofHours(2));

    assertThat(named(SET)).hasValueSatisfying(said -> assertThat(said).contains("SlowMonitor"));
  }

  @Test
  void of_many_the_first_are_named_and_the_others_counted() {
    for (int i = 0; i < 40; i++) {
      shows("GreetingMonitor\\target" + i, MonitorState.UNAVAILABLE, Duration.ofDays(1));
    }

    assertThat(named(SET))
        .hasValueSatisfying(said -> assertThat(said).contains("target4 and 35 more"));
  }

  private void shows(String monitor, MonitorState shown, Duration since) {
    MonitorState beneath = shown.raised() ? shown : MonitorState.HEALTHY;
    monitors.add(
        new MonitorView(
            ItemId.parse("Smtp\\" + monitor).orElseThrow(),
            shown,
            beneath,
            Optional.empty(),
            Aspect.AVAILABILITY,
            NOW.minus(since),
            new EventId(1, 1)));
  }

  private Optional<String> named(String text) {
    List<HealthSetDefinition> sets =
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .readAll(List.of(new SourceText("smtp.yaml", text)))
            .definitions();
    return new BlindSpots(
            new HealthSnapshot(NOW, monitors, List.of(), Map.of(), List.of(), List.of()),
            EffectiveDefinitions.unchanged(sets))
        .named();
  }
}
