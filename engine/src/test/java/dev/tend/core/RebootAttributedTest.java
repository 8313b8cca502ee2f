package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EnvironmentEvent.IntentInterrupted;
import dev.tend.core.event.RecoveryEvent.RecoveryFinished;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.RecoveryEvent.ServerRebooted;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput.IntentFoundOpen;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.core.input.RecoveryInput.RecoveryEnded;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.ItemId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Scenario E3: a reboot that a responder asked for is known as its doing, and never repeated. */
class RebootAttributedTest {
  private static final ItemId PROBE = ItemId.of("Smtp", "P");
  private static final Duration DOWN = Duration.ofMinutes(3);

  private static final String SET =
      """
      healthSet: Smtp
      healthGroup: CustomerTouchPoints
      component: FrontendTransport
      description: d
      runbook: r
      probes:
        - {name: P, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 25}
      monitors:
        - {name: M, type: consecutive-probe-failures, description: d, probes: [P],
           monitoringInterval: 5m, monitoringThreshold: 3, stateTransitions: {unrecoverable: 0s}}
      responders:
        - {name: Reboot, type: reboot-server, monitor: M, targetHealthState: Unrecoverable,
           attempts: 2, verifyWithin: 5m, throttle: {minimumBetweenAttempts: 1m}}
        - {name: E, type: escalate, monitor: M, targetHealthState: Unrecoverable, waitInterval: 30m}
      """;

  @Test
  void a_reboot_that_cut_its_own_action_off_is_named_judged_and_not_repeated() {
    Bench bench = acting();
    String instance = instance(bench);

    bench.fresh().restart(DOWN, bench.now().plusSeconds(100));

    assertThat(bench.events(ServerRebooted.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.responder()).isEqualTo(ItemId.of("Smtp", "Reboot"));
              assertThat(event.monitor()).isEqualTo(ItemId.of("Smtp", "M"));
              assertThat(event.instance()).isEqualTo(instance);
            });
    assertThat(bench.events(RecoveryFinished.class))
        .extracting(RecoveryFinished::result)
        .containsExactly(Result.SUCCEEDED);
    bench.tell(new IntentFoundOpen(instance)).pass(Duration.ofSeconds(30));
    bench.results(PROBE, Outcome.SUCCEEDED, 8);
    assertThat(bench.events(RecoveryJudged.class))
        .extracting(RecoveryJudged::verdict)
        .containsExactly(Verdict.HELPED);
    assertThat(bench.events(IntentInterrupted.class)).isEmpty();
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    assertThat(bench.kept("ledger:")).hasSize(1);
  }

  @Test
  void a_reboot_that_said_it_was_under_way_is_named_too_and_warms_up_anew() {
    Bench bench = acting();
    bench.tell(new RecoveryEnded(instance(bench), Result.SUCCEEDED, "it goes down"));
    bench.fresh().restart(DOWN, bench.now().plusSeconds(100));
    assertThat(bench.events(ServerRebooted.class)).hasSize(1);
    bench.pass(Duration.ofSeconds(30)).results(PROBE, Outcome.SUCCEEDED, 8);
    assertThat(bench.events(RecoveryJudged.class))
        .extracting(RecoveryJudged::verdict)
        .containsExactly(Verdict.HELPED);
  }

  @Test
  void a_host_that_has_been_up_all_the_time_was_not_rebooted() {
    Bench bench = acting();
    String instance = instance(bench);
    bench.fresh().restart(DOWN).tell(new IntentFoundOpen(instance));
    assertThat(bench.events(ServerRebooted.class)).isEmpty();
    assertThat(bench.events(IntentInterrupted.class))
        .singleElement()
        .satisfies(
            event -> assertThat(event.known()).startsWith("the server has not been rebooted"));
    assertThat(bench.events(RecoveryJudged.class))
        .extracting(RecoveryJudged::verdict)
        .containsExactly(Verdict.INTERRUPTED);
  }

  @Test
  void a_reboot_of_somebody_else_before_the_action_began_is_not_claimed() {
    Bench bench = intended().evidenceHangs();
    String instance = instance(bench);
    bench.tell(new IntentRecorded(instance, true));
    bench.fresh().restart(DOWN, bench.now().plusSeconds(100)).tell(new IntentFoundOpen(instance));
    assertThat(bench.events(ServerRebooted.class)).isEmpty();
    assertThat(bench.events(IntentInterrupted.class))
        .singleElement()
        .satisfies(event -> assertThat(event.known()).contains("is not known"));
  }

  private static Bench acting() {
    Bench bench = intended();
    bench.tell(new IntentRecorded(instance(bench), true));
    assertThat(bench.effects(Effect.BeginRecovery.class)).hasSize(1);
    return bench;
  }

  private static Bench intended() {
    Bench bench = new Bench(SET, Duration.ZERO);
    bench.results(PROBE, Outcome.FAILED, 3).confirm(PROBE, Outcome.FAILED);
    assertThat(bench.core().openIntents()).hasSize(1);
    return bench;
  }

  private static String instance(Bench bench) {
    return bench.core().openIntents().get(0).instance();
  }
}
