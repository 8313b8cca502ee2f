package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Overrides that come in the last moment: between the decision to act and the act. */
class OverrideAsBrakeTest {
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
        - {name: R, type: restart-service, monitor: M, targetHealthState: Degraded, service: postfix}
      """;

  private final Bench bench = new Bench(SET, Duration.ZERO);

  private static MonitoringOverride override(
      ItemType type, String item, String property, String value) {
    return new MonitoringOverride(
        "o1",
        new Selector.ThisServer(),
        new Subject.Item(type, ItemId.of("Smtp", item)),
        property,
        value,
        "ada",
        "too eager",
        Bench.START,
        new Validity.Forever());
  }

  /** An act whose intent has gone to the store, and then an override. */
  private void intendedThen(MonitoringOverride override) {
    bench.results(PROBE, Outcome.FAILED, 3).confirm(PROBE, Outcome.FAILED);
    assertThat(bench.effects(Effect.RecordIntent.class)).hasSize(1);
    var effective =
        OverrideMerge.merge(
            bench.sets(),
            List.of(override),
            new ServerContext("mail1", Set.of(), Optional.empty()),
            bench.now());
    assertThat(effective.effects().stream().map(OverrideEffect::outcome).map(Object::toString))
        .allMatch(outcome -> outcome.startsWith("Applied"));
    bench.fresh().tell(new DefinitionsApplied(effective));
  }

  private void recorded() {
    bench.tell(new IntentRecorded(bench.core().openIntents().get(0).instance(), true));
  }

  private void doesNotAct(Refusal... reasons) {
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
    assertThat(bench.events(ResponderEvent.Refused.class))
        .extracting(ResponderEvent.Refused::reason)
        .containsExactly(reasons);
    assertThat(bench.kept("ledger:")).as("nothing was disturbed, nothing is charged").isEmpty();
    assertThat(bench.core().openIntents()).isEmpty();
  }

  private Stream<TransitionCause> causes() {
    return bench.events(MonitorEvent.MonitorChanged.class).stream()
        .map(MonitorEvent.MonitorChanged::occasion);
  }

  @Test
  void a_raised_threshold_withdraws_the_monitor_and_with_it_the_act() {
    intendedThen(override(ItemType.MONITOR, "M", "monitoringThreshold", "10"));
    recorded();

    assertThat(causes()).containsExactly(TransitionCause.WITHDRAWN);
    doesNotAct(Refusal.NOT_CONFIRMED);
    bench.results(PROBE, Outcome.FAILED, 6);
    doesNotAct(Refusal.NOT_CONFIRMED);
  }

  @Test
  void a_monitor_that_is_switched_off_has_no_act() {
    intendedThen(override(ItemType.MONITOR, "M", "enabled", "false"));
    recorded();

    assertThat(causes()).containsExactly(TransitionCause.SWITCHED_OFF);
    doesNotAct(Refusal.DISABLED);
  }

  @Test
  void a_responder_that_is_switched_off_does_not_act_any_more() {
    intendedThen(override(ItemType.RESPONDER, "R", "enabled", "false"));
    recorded();

    assertThat(causes()).isEmpty();
    doesNotAct(Refusal.DISABLED);
  }

  @Test
  void a_mode_that_is_lowered_to_observe_lets_nothing_begin() {
    intendedThen(override(ItemType.RESPONDER, "R", "mode", "observe"));
    recorded();

    doesNotAct(Refusal.OBSERVE_ONLY);
  }

  @Test
  void a_mode_that_is_lowered_to_approve_asks_first() {
    intendedThen(override(ItemType.RESPONDER, "R", "mode", "approve"));
    recorded();
    doesNotAct(Refusal.AWAITING_APPROVAL);

    bench.results(PROBE, Outcome.FAILED, 4);
    assertThat(bench.events(ResponderEvent.ApprovalAsked.class)).hasSize(1);
    assertThat(bench.effects(Effect.AskApproval.class)).hasSize(1);
    assertThat(bench.effects(Effect.BeginRecovery.class)).isEmpty();
  }
}
