package dev.tend.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.TargetsDiscovered;
import dev.tend.core.input.EnvironmentInput.WallClockStepped;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.RepairingSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the random simulation found once, small enough to read. The stage's audience looks on. */
class FoundByChanceTest {
  private static final String SMTP =
      """
      healthSet: Smtp
      healthGroup: CustomerTouchPoints
      component: Front
      description: It works.
      runbook: Look at it.
      probes:
        - {name: P, type: tcp, description: Tries it., port: 25, recurrenceInterval: 20s, timeout: 5s}
      monitors:
        - {name: M, type: consecutive-probe-failures, description: It is broken., probes: [P],
           monitoringInterval: 1m, monitoringThreshold: 1, recoveryThreshold: 1}
      responders:
        - {name: E, type: escalate, monitor: M, targetHealthState: Degraded}
      """;

  private static final String JOB =
      """
      healthSet: Job
      healthGroup: ServiceComponents
      description: It works.
      runbook: Look at it.
      probes:
        - {name: P, type: tcp, description: Tries it., port: 25, recurrenceInterval: 20s, timeout: 5s}
      monitors:
        - {name: M, type: no-results, description: It is broken., probes: [P],
           monitoringInterval: 2m, recoveryThreshold: 3}
      responders:
        - {name: R, type: restart-service, monitor: M, targetHealthState: Degraded,
           waitInterval: 30s, service: job, mode: act}
        - {name: E, type: escalate, monitor: M, targetHealthState: Unhealthy}
      """;

  private static final ItemId SMTP_PROBE = ItemId.of("Smtp", "P");

  @Test
  void a_restored_core_counts_silence_from_the_last_result_not_from_the_checkpoint() {
    Stage stage = stage(SMTP);
    report(stage, SMTP_PROBE, Outcome.SUCCEEDED);
    stage.passUntil(40_000);
    stage.split(50);
    stage.passUntil(120_000);
    assertThat(shown(stage)).isEqualTo("Unavailable");
  }

  @Test
  void a_restored_core_closes_an_incident_that_time_alone_would_have_closed() {
    Stage stage = stage(SMTP);
    report(stage, SMTP_PROBE, Outcome.FAILED);
    stage.passUntil(10_000);
    report(stage, SMTP_PROBE, Outcome.SUCCEEDED);
    assertThat(stage.audience().openIncidents()).isNotEmpty();
    stage.split(50);
    stage.passUntil(80_000);
    assertThat(stage.audience().openIncidents()).isEmpty();
  }

  @Test
  void targets_that_are_discovered_later_stand_where_their_definitions_stand() {
    Stage stage = stage(SMTP.replace("probes:\n", "targets: {discover: d}\nprobes:\n"), JOB);
    stage.give(new TargetsDiscovered("Smtp", List.of("a")));
    assertThat(stage.snapshot().monitors())
        .extracting(view -> view.id().toString())
        .containsExactly("Smtp\\MaintenanceFailureMonitor.Smtp", "Smtp\\M\\a", "Job\\M");
  }

  @Test
  void chains_that_are_due_together_after_a_stall_come_in_the_order_of_their_deadlines() {
    Stage stage = stage(JOB, SMTP);
    stage.passUntil(20_000);
    report(stage, SMTP_PROBE, Outcome.SUCCEEDED);
    report(stage, ItemId.of("Job", "P"), Outcome.SUCCEEDED);
    stage.split(50);
    stage.stall(600_000);
    stage.tick();
    assertThat(stage.snapshot().monitors())
        .extracting(view -> view.shown().text())
        .containsExactly("Degraded", "Unavailable");
  }

  @Test
  void a_verdict_that_returns_beneath_a_repair_is_kept() {
    Stage stage = stage(SMTP);
    stage.give(
        new RepairingSet(ItemId.of("Smtp", "M"), "ada", "disk", stage.steady().plusSeconds(900)));
    stage.passUntil(100_000);
    report(stage, SMTP_PROBE, Outcome.SUCCEEDED);
    stage.passUntil(105_000);
    stage.split(50);
    stage.passUntil(950_000);
    assertThat(shown(stage)).isEqualTo("Unavailable");
  }

  @Test
  void what_a_probe_said_before_its_target_went_is_forgotten_across_a_restart() {
    Stage stage = stage(SMTP.replace("probes:\n", "targets: {discover: d}\nprobes:\n"));
    stage.give(new TargetsDiscovered("Smtp", List.of("a", "b")));
    report(stage, SMTP_PROBE.forTarget("a"), Outcome.SUCCEEDED);
    stage.checkpoint();
    stage.give(new TargetsDiscovered("Smtp", List.of("b")));
    stage.restart(1000, 0, false);
    stage.split(50);
    stage.give(new TargetsDiscovered("Smtp", List.of("a", "b")));
    stage.give(
        ProbeReported.of(
            SMTP_PROBE.forTarget("a"),
            stage.steady().minusSeconds(1),
            Duration.ZERO,
            Outcome.FAILED));
    assertThat(stage.snapshot().monitors().get(1).shown().text()).isEqualTo("Degraded");
  }

  @Test
  void a_clock_set_past_the_end_of_a_hold_ends_it_at_once() {
    Stage stage = stage(SMTP);
    stage.give(hold(stage, 60));
    stage.give(new WallClockStepped(Duration.ofHours(1)));
    assertThat(stage.nextTick()).isGreaterThan(stage.time());
  }

  @Test
  void a_hold_whose_end_is_past_is_over_at_once() {
    Stage stage = stage(SMTP);
    stage.give(hold(stage, -60));
    assertThat(stage.nextTick()).isGreaterThan(stage.time());
  }

  @Test
  void what_needs_no_results_and_was_not_confirmed_is_left_alone_for_a_while() {
    Stage stage = stage(JOB);
    stage.passUntil(125_000);
    report(stage, ItemId.of("Job", "P"), Outcome.SUCCEEDED);
    long before = stage.played();
    stage.passUntil(200_000);
    assertThat(stage.played() - before).isLessThan(20);
  }

  private static Stage stage(String... sets) {
    CoreSettings settings = new CoreSettings("mail1", Mode.ACT, Duration.ZERO, Set.of(), 6, 12);
    return new Stage(Cast.read(List.of(sets)), settings);
  }

  private static HoldPlaced hold(Stage stage, int seconds) {
    return new HoldPlaced(
        "Front",
        Requester.MAINTENANCE,
        ComponentState.INACTIVE,
        "ada",
        "an upgrade",
        Optional.of(stage.wall().plusSeconds(seconds)));
  }

  private static void report(Stage stage, ItemId probe, Outcome outcome) {
    stage.give(ProbeReported.of(probe, stage.steady(), Duration.ZERO, outcome));
  }

  private static String shown(Stage stage) {
    return stage.snapshot().monitors().getFirst().shown().text();
  }
}
