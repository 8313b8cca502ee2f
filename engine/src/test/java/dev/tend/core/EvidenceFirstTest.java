package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.Page;
import dev.tend.core.event.RecoveryEvent.EvidenceCollected;
import dev.tend.core.event.RecoveryEvent.RecoveryStarted;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.SettingsApplied;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.RecoveryInput.IntentFoundOpen;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.core.input.RecoveryInput.RecoveryEnded;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server looked like is written down before anything is disturbed, but never waits. */
class EvidenceFirstTest {
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
           monitoringInterval: 5m, monitoringThreshold: 3, stateTransitions: {degraded: 0s, unhealthy: 20m}}
      responders:
        - {name: C, type: collect-evidence, monitor: M, targetHealthState: Degraded}
        - {name: R, type: restart-service, monitor: M, targetHealthState: Degraded, service: postfix,
           waitInterval: 2m, attempts: 2, throttle: {minimumBetweenAttempts: 1m}}
        - {name: E, type: escalate, monitor: M, targetHealthState: Unhealthy}
      """;

  private static final String WITHOUT_COLLECTOR = SET.replaceFirst("  - \\{name: C[^\n]*\n", "");

  @Test
  void an_action_begins_once_the_evidence_is_there_and_the_events_and_the_page_name_the_file() {
    Bench bench = intended().evidenceHangs();
    String instance = open(bench).instance();
    bench.fresh().tell(new IntentRecorded(instance, true));
    assertThat(bench.effects(Effect.CollectEvidence.class)).hasSize(1);
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();

    bench.tell(new RecoveryInput.EvidenceCollected(instance, "/events/evidence/1.txt", "queue"));

    assertThat(bench.effects(Effect.BeginRecovery.class)).hasSize(1);
    assertThat(bench.events(EvidenceCollected.class))
        .extracting(EvidenceCollected::instance, EvidenceCollected::file)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(instance, "/events/evidence/1.txt"));
    bench.tell(new RecoveryEnded(instance, Result.FAILED, "no"));
    bench.results(PROBE, Outcome.FAILED, 80);
    assertThat(pages(bench).get(0).evidence()).contains("evidence: /events/evidence/1.txt");
  }

  @Test
  void evidence_that_hangs_delays_the_action_by_eight_seconds_and_no_more() {
    Bench bench = intended().evidenceHangs();
    String instance = open(bench).instance();
    bench.fresh().tell(new IntentRecorded(instance, true)).pass(Duration.ofSeconds(7));
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.effects(Effect.BeginRecovery.class)).hasSize(1);
    assertThat(bench.events(EvidenceCollected.class))
        .extracting(EvidenceCollected::missing)
        .containsExactly("not collected within 8 s");

    bench.tell(new RecoveryInput.EvidenceCollected(instance, "late.txt", ""));
    assertThat(bench.effects(Effect.BeginRecovery.class)).hasSize(1);
    assertThat(bench.events(EvidenceCollected.class)).hasSize(2);
  }

  @Test
  void an_action_without_evidence_begins_all_the_same_and_says_so() {
    Bench bench = intended().evidenceHangs();
    String instance = open(bench).instance();
    bench.fresh().tell(new IntentRecorded(instance, true));
    bench.tell(new RecoveryInput.EvidenceCollected(instance, "", "not written: disk full"));
    assertThat(bench.events(RecoveryStarted.class)).hasSize(1);
    assertThat(bench.events(EvidenceCollected.class).get(0).missing()).contains("disk full");
  }

  @Test
  void a_brake_pulled_while_evidence_is_collected_stops_the_action_and_costs_nothing() {
    Bench bench = intended().evidenceHangs();
    String instance = open(bench).instance();
    bench.tell(new IntentRecorded(instance, true)).fresh();
    bench.tell(new BrakeSet(true, "ada", "wait"));
    bench.tell(new RecoveryInput.EvidenceCollected(instance, "e.txt", ""));
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    assertThat(bench.events(ResponderEvent.Refused.class))
        .extracting(ResponderEvent.Refused::reason)
        .contains(Refusal.BRAKED);
    assertThat(bench.kept("ledger:")).isEmpty();
  }

  @Test
  void an_agent_killed_while_it_collects_closes_the_intent_and_never_acts_on_it() {
    Bench bench = intended().evidenceHangs();
    String instance = open(bench).instance();
    bench.tell(new IntentRecorded(instance, true)).fresh().restart(Duration.ofSeconds(5));
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.core().openIntents()).hasSize(1);
    bench.tell(new IntentFoundOpen(instance)).pass(Duration.ofMinutes(1));
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    assertThat(bench.core().openIntents()).isEmpty();
  }

  @Test
  void only_the_first_action_of_an_episode_waits_for_evidence() {
    Bench bench = intended();
    bench.tell(new IntentRecorded(open(bench).instance(), true));
    bench.tell(new RecoveryEnded(open(bench).instance(), Result.FAILED, "no")).fresh();
    while (bench.events(ResponderEvent.Confirming.class).isEmpty()) {
      bench.results(PROBE, Outcome.FAILED, 1);
    }
    bench.confirm(PROBE, Outcome.FAILED);
    bench.tell(new IntentRecorded(open(bench).instance(), true));
    assertThat(bench.effects(Effect.BeginRecovery.class)).hasSize(1);
    assertThat(bench.effects(Effect.CollectEvidence.class)).isEmpty();
  }

  @Test
  void a_responder_that_only_collects_does_so_once_an_episode_in_observe_mode_too() {
    Bench bench = new Bench(SET, Duration.ofDays(1));
    bench.tell(new SettingsApplied(CoreSettings.defaults("mail1").inMode(Mode.OBSERVE)));
    bench.results(PROBE, Outcome.FAILED, 3);
    String instance = open(bench).instance();
    bench.tell(new IntentRecorded(instance, true)).results(PROBE, Outcome.FAILED, 90);
    assertThat(bench.events(EvidenceCollected.class))
        .extracting(EvidenceCollected::instance)
        .containsExactly(instance);
    assertThat(bench.core().openIntents()).isEmpty();
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    assertThat(bench.kept("ledger:")).isEmpty();
    assertThat(pages(bench).get(0).evidence())
        .contains("evidence: evidence.txt")
        .noneMatch(line -> line.startsWith("not done: C"));
  }

  @Test
  void collecting_takes_no_slot_from_an_action_and_holds_no_monitor_back() {
    Bench bench = new Bench(SET, Duration.ZERO).evidenceHangs();
    bench.results(PROBE, Outcome.FAILED, 3).tell(new IntentRecorded(open(bench).instance(), true));
    bench.results(PROBE, Outcome.FAILED, 6).confirm(PROBE, Outcome.FAILED);
    assertThat(bench.core().openIntents())
        .extracting(intent -> intent.responder().item())
        .contains("R");
  }

  @Test
  void a_collection_that_was_cut_off_by_a_kill_does_not_keep_its_responder_busy() {
    Bench bench = new Bench(SET, Duration.ZERO).evidenceHangs();
    bench.results(PROBE, Outcome.FAILED, 3);
    String instance = open(bench).instance();
    bench.tell(new IntentRecorded(instance, true)).restart(Duration.ofSeconds(5));
    bench.tell(new IntentFoundOpen(instance)).results(PROBE, Outcome.SUCCEEDED, 300);
    bench.fresh().results(PROBE, Outcome.FAILED, 3);
    assertThat(bench.effects(Effect.RecordIntent.class))
        .as("refusals: %s", bench.events(ResponderEvent.Refused.class))
        .hasSize(1);
  }

  @Test
  void a_brake_stops_a_collection_too() {
    Bench bench = new Bench(SET, Duration.ZERO);
    bench.tell(new BrakeSet(true, "ada", "wait")).results(PROBE, Outcome.FAILED, 9);
    assertThat(bench.core().openIntents()).isEmpty();
  }

  /** A restart whose intent has gone to the store. */
  private static Bench intended() {
    Bench bench = new Bench(WITHOUT_COLLECTOR, Duration.ZERO);
    bench.results(PROBE, Outcome.FAILED, 9).confirm(PROBE, Outcome.FAILED);
    assertThat(bench.core().openIntents()).hasSize(1);
    return bench;
  }

  private static Intent open(Bench bench) {
    return bench.core().openIntents().get(0);
  }

  private static List<Page> pages(Bench bench) {
    return bench.effects(Effect.SendPage.class).stream().map(Effect.SendPage::page).toList();
  }
}
