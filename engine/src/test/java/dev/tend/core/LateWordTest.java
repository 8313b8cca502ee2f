package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Page;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.EnvironmentInput.PageDelivered;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput.IntentFoundOpen;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.core.input.RecoveryInput.OutcomeUntold;
import dev.tend.core.input.RecoveryInput.RecoveryEnded;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Words that come late: of a store, of a person, of an agent that was killed. */
class LateWordTest {
  private static final ItemId PROBE = ItemId.of("Smtp", "P");

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
           monitoringInterval: 5m, monitoringThreshold: 3}
      responders:
        - {name: R, type: restart-service, monitor: M, targetHealthState: Degraded, service: postfix,
           waitInterval: 2m}
        - {name: E, type: escalate, monitor: M, targetHealthState: Unhealthy}
      """;

  @Test
  void a_brake_pulled_while_the_intent_is_being_kept_stops_the_act() {
    Bench bench = intended();
    bench.fresh().tell(new BrakeSet(true, "ada", "wait"));
    bench.tell(new IntentRecorded(instance(bench), true));
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    assertThat(bench.events(ResponderEvent.Refused.class))
        .extracting(ResponderEvent.Refused::reason)
        .containsExactly(Refusal.BRAKED);
    assertThat(bench.kept("ledger:")).isEmpty();
    assertThat(bench.core().openIntents()).isEmpty();
  }

  @Test
  void an_act_that_the_brake_stopped_at_the_last_moment_is_refused_and_refunded() {
    Bench bench = intended();
    bench.tell(new IntentRecorded(instance(bench), true));
    bench.fresh().tell(new RecoveryEnded(instance(bench), Result.NOT_BEGUN, "ada: wait"));
    assertThat(bench.events(RecoveryEvent.RecoveryFinished.class))
        .extracting(RecoveryEvent.RecoveryFinished::result)
        .containsExactly(Result.NOT_BEGUN);
    assertThat(bench.events(ResponderEvent.Refused.class))
        .extracting(ResponderEvent.Refused::reason, ResponderEvent.Refused::detail)
        .containsExactly(tuple(Refusal.BRAKED, "ada: wait"));
    assertThat(bench.events(RecoveryEvent.RecoveryJudged.class)).isEmpty();
    assertThat(bench.kept("ledger:")).isEmpty();
    assertThat(bench.core().openIntents()).isEmpty();
    bench.fresh().pass(Duration.ofMinutes(1)).results(PROBE, Outcome.FAILED, 1);
    bench.confirm(PROBE, Outcome.FAILED);
    assertThat(bench.events(ResponderEvent.Allowed.class))
        .as("the attempt was given back")
        .extracting(ResponderEvent.Allowed::attempt)
        .containsExactly(1);
  }

  @Test
  void what_fell_due_while_no_agent_ran_waits_for_the_grace_of_the_new_life() {
    Bench bench = new Bench(SET, Duration.ofMinutes(5));
    bench.pass(Duration.ofMinutes(10)).results(PROBE, Outcome.FAILED, 3);
    bench.fresh().restart(Duration.ofHours(2));
    bench.results(PROBE, Outcome.FAILED, 9);
    assertThat(bench.effects(Effect.RecordIntent.class)).isEmpty();
    assertThat(bench.events(ResponderEvent.Refused.class))
        .extracting(ResponderEvent.Refused::reason)
        .containsOnly(Refusal.STARTUP_GRACE);
  }

  @Test
  void an_act_that_was_cut_off_is_interrupted_not_timed_out_and_nothing_acts_before() {
    Bench bench = intended();
    String instance = instance(bench);
    bench.tell(new IntentRecorded(instance, true));
    bench.fresh().restart(Duration.ofMinutes(30)).results(PROBE, Outcome.FAILED, 30);
    assertThat(bench.events(RecoveryEvent.RecoveryFinished.class)).isEmpty();
    assertThat(bench.effects(Effect.RecordIntent.class)).isEmpty();
    assertThat(bench.core().openIntents()).hasSize(1);
    bench.tell(new IntentFoundOpen(instance));
    assertThat(bench.events(RecoveryEvent.RecoveryJudged.class))
        .extracting(RecoveryEvent.RecoveryJudged::verdict)
        .containsExactly(Verdict.INTERRUPTED);
    assertThat(bench.kept("ledger:")).hasSize(1);
  }

  @Test
  void a_verdict_whose_event_a_kill_took_is_told_again_in_every_life_until_it_is_written() {
    Bench bench = intended();
    String instance = instance(bench);
    bench.tell(new IntentRecorded(instance, true));
    bench.tell(new RecoveryEnded(instance, Result.FAILED, "it does not start"));
    for (int life = 2; life < 4; life++) {
      bench.fresh().restart(Duration.ofSeconds(20)).tell(new OutcomeUntold(instance));
      assertThat(bench.events(RecoveryEvent.RecoveryJudged.class))
          .containsExactly(
              new RecoveryEvent.RecoveryJudged(
                  ItemId.of("Smtp", "R"), instance, Verdict.DID_NOT_HELP));
    }
    bench.fresh().tell(new OutcomeUntold("act-9:9"));
    assertThat(bench.events(RecoveryEvent.RecoveryJudged.class)).isEmpty();
  }

  @Test
  void an_act_that_outlived_its_agent_may_still_say_how_it_ended() {
    Bench bench = intended();
    String instance = instance(bench);
    bench.tell(new IntentRecorded(instance, true));
    bench.fresh().restart(Duration.ofSeconds(20));
    bench.tell(new RecoveryEnded(instance, Result.SUCCEEDED, ""));
    bench.pass(Duration.ofSeconds(30)).results(PROBE, Outcome.SUCCEEDED, 8);
    assertThat(bench.events(RecoveryEvent.RecoveryJudged.class))
        .extracting(RecoveryEvent.RecoveryJudged::verdict)
        .containsExactly(Verdict.HELPED);
  }

  @Test
  void a_new_life_announces_and_schedules_what_it_was_given() {
    Bench bench = new Bench(SET, Duration.ZERO);
    bench.results(PROBE, Outcome.SUCCEEDED, 3).fresh().restart(Duration.ofMinutes(1));
    assertThat(bench.effects(Effect.ScheduleProbes.class)).hasSize(1);
    assertThat(bench.effects(Effect.ScheduleProbes.class).get(0).probes()).hasSize(1);
    assertThat(bench.events(EnvironmentEvent.AgentStarted.class)).hasSize(1);
  }

  @Test
  void a_page_is_sent_again_at_each_start_until_it_is_known_to_have_arrived() {
    Bench bench = new Bench(SET, Duration.ZERO);
    bench.results(PROBE, Outcome.FAILED, 3).pass(Duration.ofMinutes(2));
    Page page = bench.effects(Effect.SendPage.class).get(0).page();
    bench.fresh().restart(Duration.ofSeconds(10));
    assertThat(bench.effects(Effect.SendPage.class)).containsExactly(new Effect.SendPage(page));
    bench.tell(new PageDelivered(page.alertId(), page.sequence()));
    bench.fresh().restart(Duration.ofSeconds(10));
    assertThat(bench.effects(Effect.SendPage.class)).isEmpty();
  }

  @Test
  void the_pages_of_an_incident_are_sent_again_in_their_order_the_tenth_after_the_second() {
    Bench bench = new Bench(SET, Duration.ZERO);
    for (int flap = 0; flap < 6; flap++) {
      bench.results(PROBE, Outcome.FAILED, 9).results(PROBE, Outcome.SUCCEEDED, 9);
    }
    bench.fresh().restart(Duration.ofSeconds(10));
    assertThat(bench.effects(Effect.SendPage.class))
        .hasSizeGreaterThan(10)
        .isSortedAccordingTo(
            Comparator.comparing((Effect.SendPage send) -> send.page().alertId())
                .thenComparingInt(send -> send.page().sequence()));
  }

  @Test
  void phases_without_a_length_are_over_as_soon_as_they_begin() {
    String hasty =
        SET.replace("waitInterval: 2m", "waitInterval: 2m, warmUp: 0s, verifyWithin: 0s");
    Bench bench = intended(hasty);
    String instance = instance(bench);
    bench.tell(new IntentRecorded(instance, true));
    bench.tell(new RecoveryEnded(instance, Result.SUCCEEDED, "")).pass(Duration.ZERO);
    assertThat(bench.events(RecoveryEvent.RecoveryJudged.class))
        .extracting(RecoveryEvent.RecoveryJudged::verdict)
        .containsExactly(Verdict.DID_NOT_HELP);
    assertThat(bench.core().nextDeadline()).isPresent();
    assertThat(bench.core().nextDeadline().orElseThrow()).isAfter(bench.now());
  }

  private static Bench intended() {
    return intended(SET);
  }

  /** An act whose intent has gone to the store. */
  private static Bench intended(String healthSet) {
    Bench bench = new Bench(healthSet, Duration.ZERO);
    bench.results(PROBE, Outcome.FAILED, 9).confirm(PROBE, Outcome.FAILED);
    assertThat(bench.effects(Effect.RecordIntent.class)).hasSize(1);
    return bench;
  }

  private static String instance(Bench bench) {
    return bench.core().openIntents().get(0).instance();
  }
}
