package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.Page;
import dev.tend.core.event.EnvironmentEvent.BrakeChanged;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent.Refused;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.LedgerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pulls the brake before each step of a day that has a restart, an approval and a destructive
 * action in it: between results, between a question and its answer, between an intent and word that
 * it is kept, between the decision that an action begins and its beginning, while it runs, while it
 * is verified.
 */
class BrakeAtEachInstantTest {
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
           monitoringInterval: 5m, monitoringThreshold: 3,
           stateTransitions: {degraded: 0s, unhealthy: 4m, unrecoverable: 10m}}
      responders:
        - {name: Restart, type: restart-service, monitor: M, targetHealthState: Degraded,
           service: postfix, warmUp: 10s, verifyWithin: 1m, attempts: 1}
        - {name: Ask, type: restart-service, monitor: M, targetHealthState: Unhealthy,
           service: dovecot, warmUp: 10s, verifyWithin: 1m, attempts: 1, mode: approve}
        - {name: Reboot, type: reboot-server, monitor: M, targetHealthState: Unrecoverable,
           warmUp: 10s, verifyWithin: 1m, attempts: 1}
        - {name: Page, type: escalate, monitor: M, targetHealthState: Unhealthy}
      """;

  private static final Instant END = Bench.START.plus(Duration.ofMinutes(25));
  private static final Instant LATE = Bench.START.plus(Duration.ofMinutes(60));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothing_begins_after_it_and_what_runs_ends_and_is_judged(long seed) {
    int steps = stepsWithoutBrake(seed);
    for (int step = 0; step < steps; step++) {
      BrakedPlay play = new BrakedPlay(SET, seed);
      play.steps(step);
      int decided = play.bench().effects(Effect.class).size();
      List<Intent> begun = List.copyOf(play.begun());
      play.pull(0);
      play.until(END);

      String when = "seed " + seed + ", pulled before step " + step;
      assertThat(play.begun()).as(when).isEqualTo(begun);
      List<Effect> effects = play.bench().effects(Effect.class);
      assertThat(effects.subList(decided, effects.size()))
          .as(when)
          .noneMatch(BrakeAtEachInstantTest::begins);
      ended(play, when);
    }
  }

  /** The hand that begins actions knows of the brake at once, the core only later. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void nothing_begins_after_it_even_if_the_core_hears_of_it_late(long seed) {
    int steps = stepsWithoutBrake(seed);
    Random random = new Random(seed);
    for (int step = 0; step < steps; step++) {
      BrakedPlay play = new BrakedPlay(SET, seed);
      play.steps(step);
      List<Intent> begun = List.copyOf(play.begun());
      play.pull(1 + random.nextInt(3_000));
      play.until(END);

      String when = "seed " + seed + ", pulled before step " + step;
      assertThat(play.begun()).as(when).isEqualTo(begun);
      ended(play, when);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void once_it_is_released_all_goes_on_by_the_gates(long seed) {
    int steps = stepsWithoutBrake(seed);
    Random random = new Random(seed);
    for (int step = 0; step < steps; step++) {
      BrakedPlay play = new BrakedPlay(SET, seed);
      play.steps(step);
      play.pull(0);
      play.steps(1 + random.nextInt(60));
      play.release();
      play.until(LATE);

      String when = "seed " + seed + ", pulled before step " + step;
      assertThat(play.begun())
          .as(when)
          .extracting(intent -> intent.responder().item())
          .containsExactlyInAnyOrder("Restart", "Ask", "Reboot");
      assertThat(play.bench().events(BrakeChanged.class))
          .extracting(BrakeChanged::on)
          .containsExactly(true, false);
      judged(play, when);
    }
  }

  /** How many steps it takes when nobody brakes, and that there is something to brake. */
  private static int stepsWithoutBrake(long seed) {
    BrakedPlay play = new BrakedPlay(SET, seed);
    play.until(END);
    assertThat(play.begun())
        .extracting(intent -> intent.responder().item())
        .containsExactly("Restart", "Ask", "Reboot");
    assertThat(play.bench().effects(Effect.AskApproval.class)).hasSize(1);
    judged(play, "without a brake");
    return play.steps();
  }

  private static boolean begins(Effect effect) {
    return effect instanceof Effect.RecordIntent
        || effect instanceof Effect.BeginRecovery
        || effect instanceof Effect.AskApproval;
  }

  private static void ended(BrakedPlay play, String when) {
    judged(play, when);
    assertThat(play.bench().events(BrakeChanged.class))
        .as(when)
        .containsExactly(new BrakeChanged(true, "ada", "enough"));
    assertThat(play.bench().kept("").filter(EnvironmentRecord.class::isInstance))
        .as(when)
        .extracting(record -> ((EnvironmentRecord) record).brake().map(BrakeSet::owner).orElse(""))
        .containsExactly("ada");
    if (play.begun().size() < 3) {
      assertThat(play.bench().events(Refused.class))
          .as(when)
          .anyMatch(
              refused ->
                  refused.reason() == Refusal.BRAKED
                      && refused.detail().equals("ada stopped all recovery: enough"));
    }
  }

  /** Whatever began has one verdict and stays charged, nothing else does, and people were told. */
  private static void judged(BrakedPlay play, String when) {
    List<String> begun = play.begun().stream().map(Intent::instance).toList();
    assertThat(instances(play.bench().events(RecoveryJudged.class)))
        .as(when)
        .containsExactlyElementsOf(begun);
    assertThat(play.bench().kept("ledger:"))
        .as(when)
        .extracting(record -> ((LedgerRecord) record).instance())
        .containsExactlyInAnyOrderElementsOf(begun);
    assertThat(play.bench().core().openIntents()).as(when).isEmpty();
    assertThat(play.bench().effects(Effect.SendPage.class))
        .as(when)
        .filteredOn(send -> send.page().kind() == Page.Kind.OPENED)
        .hasSize(1);
  }

  private static List<String> instances(List<? extends EventBody> judged) {
    return judged.stream().map(event -> ((RecoveryJudged) event).instance()).toList();
  }
}
