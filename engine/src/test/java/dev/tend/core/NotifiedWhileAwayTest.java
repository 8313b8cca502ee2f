package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.OperatorInput.Notified;
import dev.tend.core.input.Ticked;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What jobs reported while no agent ran counts from when they did. */
class NotifiedWhileAwayTest {
  private static final ItemId PROBE = ItemId.of("Backup", "BackupProbe");
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String SET =
      """
      healthSet: Backup
      healthGroup: ServiceComponents
      description: The backup.
      runbook: Look at it.
      probes:
        - {name: BackupProbe, type: notification, description: It says how it went., expiresAfter: 12h}
      monitors:
        - {name: FailedMonitor, type: notification, aspect: errors, description: It went wrong.,
           probes: [BackupProbe], stateTransitions: {degraded: 0s}}
        - {name: MissingMonitor, type: no-results, aspect: errors, description: There was none.,
           probes: [BackupProbe], monitoringInterval: 24h, stateTransitions: {degraded: 0s}}
      """;

  private final HealthCore core = new HealthCore(CoreSettings.defaults("mail1"));

  @BeforeEach
  void start() {
    HealthSetDefinition set =
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .read("backup.yaml", SET)
            .definition()
            .orElseThrow();
    core.handle(new DefinitionsApplied(EffectiveDefinitions.unchanged(List.of(set))), START);
  }

  @Test
  void a_green_of_the_night_is_a_success_of_the_night() {
    core.handle(reported(false, Duration.ofHours(6)), START);
    assertThat(state("MissingMonitor")).isEqualTo(MonitorState.HEALTHY);
    core.handle(new Ticked(), START.plus(Duration.ofHours(23)));
    assertThat(state("MissingMonitor"))
        .as("counted from the start")
        .isEqualTo(MonitorState.HEALTHY);
    core.handle(new Ticked(), START.plus(Duration.ofHours(24)));
    assertThat(state("MissingMonitor")).isEqualTo(MonitorState.DEGRADED);
  }

  @Test
  void a_red_of_the_night_expires_when_one_that_was_heard_would() {
    core.handle(reported(true, Duration.ofHours(6)), START);
    assertThat(state("FailedMonitor")).isEqualTo(MonitorState.DEGRADED);
    core.handle(new Ticked(), START.plus(Duration.ofHours(6)));
    assertThat(state("FailedMonitor")).isEqualTo(MonitorState.HEALTHY);
  }

  @Test
  void what_a_clock_that_was_ahead_dates_into_the_future_counts_from_now() {
    core.handle(reported(true, Duration.ofHours(-6)), START);
    core.handle(new Ticked(), START.plus(Duration.ofHours(12)));
    assertThat(state("FailedMonitor")).isEqualTo(MonitorState.HEALTHY);
  }

  @Test
  void what_nobody_watches_is_told_and_ignored() {
    Decision decision =
        core.handle(new Notified(ItemId.of("Backup", "Other"), "nightly", true, "", START), START);
    assertThat(decision.events())
        .anyMatch(event -> event.body() instanceof EnvironmentEvent.InputIgnored);
  }

  private static Notified reported(boolean red, Duration ago) {
    return new Notified(PROBE, "nightly", red, "", START.minus(ago));
  }

  private MonitorState state(String monitor) {
    return core.snapshot().monitors().stream()
        .filter(view -> view.id().item().equals(monitor))
        .findFirst()
        .orElseThrow()
        .shown();
  }
}
