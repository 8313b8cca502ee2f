package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.RecoveryRecord.Phase;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Actions before they begin: charged, their intent kept, and then begun or called off. */
final class ActionStarter {
  /** How long the store may take to keep an intent. */
  private static final Duration RECORDING_AT_MOST = Duration.ofSeconds(30);

  /** How long a responder waits before it tries again what was called off. */
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  /**
   * How much longer than its timeout an action is waited for; the shell should have ended it by
   * then.
   */
  private static final Duration OVERTIME = Duration.ofSeconds(10);

  /**
   * How long is waited for evidence; the shell should have given up by then. Whoever waits for the
   * action waits for this, too.
   */
  private static final Duration COLLECTING_AT_MOST = Duration.ofSeconds(8);

  private static final String NOT_KEPT = "the intent could not be made durable";
  private static final String WITHDRAWN = "what it was for was withdrawn";
  private static final String GONE = "it is no longer watched";

  private final CoreState state;
  private final Gates gates;
  private final VerdictHandler verdicts;
  private final OfflineHolds offline;

  ActionStarter(CoreState state, Gates gates, VerdictHandler verdicts, OfflineHolds offline) {
    this.state = state;
    this.gates = gates;
    this.verdicts = verdicts;
    this.offline = offline;
  }

  /** All gates are passed: the action is charged, and its intent goes to the store. */
  void intend(Responder responder, List<EventId> causes) {
    Instant now = state.now();
    String instance = "act-" + state.journal().next();
    String episode = responder.response.episodeId();
    responder.intended(instance);
    EventId allowed =
        state.record(
            new ResponderEvent.Allowed(responder.id(), episode, instance, responder.attempts),
            causes);
    String budget = responder.budget();
    if (responder.definition().kind().disturbs()) {
      var counters = gates.budgets().counters(responder);
      state.record(
          new RecoveryEvent.ThrottleJudged(responder.id(), budget, true, counters), allowed);
      LedgerRecord charge = new LedgerRecord(instance, budget, responder.id(), now);
      state.ledger().charge(charge);
      state.journal().keep(charge);
    }
    Intent intent =
        new Intent(
            instance,
            responder.id(),
            responder.definition(),
            responder.component(),
            responder.definition().resource(),
            episode,
            responder.attempts,
            now);
    Instant deadline = now.plus(RECORDING_AT_MOST);
    state.put(
        RecoveryRecord.begun(intent, responder.response.id(), grace(intent), deadline, allowed));
    state.effect(new Effect.RecordIntent(intent));
  }

  /** A budget refuses an action: what was counted is recorded. */
  void overBudget(Responder responder, EventId refused) {
    state.record(
        new RecoveryEvent.ThrottleJudged(
            responder.id(), responder.budget(), false, gates.budgets().counters(responder)),
        refused);
  }

  private List<ItemId> grace(Intent intent) {
    List<ItemId> graced = new ArrayList<>();
    if (intent.definition().kind() == ResponderKind.COLLECT) {
      return graced;
    }
    for (MonitorResponse response : state.responses()) {
      boolean own = response.responder(intent.responder()).isPresent();
      if (own || response.names(intent.component(), intent.resource())) {
        response.monitor().beginGrace(state.now());
        graced.add(response.id());
      }
    }
    return graced;
  }

  /** The store answered. */
  void recorded(RecoveryInput.IntentRecorded input) {
    Optional<RecoveryRecord> awaited =
        state.recovery(input.instance()).filter(one -> one.phase() == Phase.RECORDING);
    if (awaited.isEmpty()) {
      state.ignored("IntentRecorded", "no act " + input.instance() + " waits for this");
      return;
    }
    RecoveryRecord recovery = awaited.get();
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    Optional<GateRefusal> refusal =
        input.stored()
            ? standing(response, recovery)
            : GateRefusal.of(Refusal.CANNOT_RECORD, NOT_KEPT);
    if (refusal.isPresent()) {
      callOff(recovery, refusal.get());
    } else if (looksFirst(response.get(), recovery.intent())) {
      state.put(recovery.entering(Phase.COLLECTING, state.now().plus(COLLECTING_AT_MOST)));
      state.effect(new Effect.CollectEvidence(recovery.intent()));
    } else {
      begin(recovery, response.get());
    }
  }

  /** Nothing of this episode has been disturbed yet, so the server still shows the fault. */
  private static boolean looksFirst(MonitorResponse response, Intent intent) {
    int disturbed =
        response.responders().stream()
            .filter(one -> one.definition().kind().disturbs())
            .mapToInt(one -> one.attempts)
            .sum();
    return switch (intent.definition().kind()) {
      case COLLECT -> true;
      case DISTURB, DESTRUCTIVE -> disturbed <= 1;
      case ESCALATE, RESTORE -> false;
    };
  }

  /** The server was looked at, or could not be. */
  void collected(RecoveryInput.EvidenceCollected input) {
    Optional<RecoveryRecord> awaited = state.recovery(input.instance());
    if (awaited.isEmpty()) {
      state.ignored("EvidenceCollected", "no act " + input.instance() + " waits for this");
      return;
    }
    collected(awaited.get(), input.file(), input.missing());
  }

  /** What cannot be looked at in time must not keep an action from beginning. */
  void notCollected(RecoveryRecord recovery) {
    collected(recovery, "", "not collected within " + COLLECTING_AT_MOST.toSeconds() + " s");
  }

  private void collected(RecoveryRecord recovery, String file, String missing) {
    Intent intent = recovery.intent();
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    EventId event =
        state.record(
            new RecoveryEvent.EvidenceCollected(
                intent.responder(), intent.instance(), intent.episode(), file, missing),
            recovery.lastEvent());
    response.ifPresent(
        one -> one.tell("evidence: " + (file.isEmpty() ? "none: " + missing : file)));
    if (recovery.phase() != Phase.COLLECTING) {
      return;
    }
    RecoveryRecord looked = recovery.after(event);
    if (intent.definition().kind() == ResponderKind.COLLECT) {
      verdicts.release(looked, event);
      return;
    }
    // Looking took time, in which a person may have come.
    Optional<GateRefusal> refusal = standing(response, looked);
    if (refusal.isPresent()) {
      callOff(looked, refusal.get());
    } else {
      begin(looked, response.get());
    }
  }

  private void begin(RecoveryRecord recovery, MonitorResponse response) {
    Intent intent = recovery.intent();
    Instant abandoned = state.now().plus(intent.definition().timeout());
    EventId started =
        state.record(
            new RecoveryEvent.RecoveryStarted(
                intent.responder(),
                intent.definition().type().name(),
                intent.resource(),
                intent.instance(),
                intent.episode(),
                state.journal().wall(abandoned)),
            recovery.lastEvent());
    state.put(recovery.after(started).entering(Phase.ACTING, abandoned.plus(OVERTIME)));
    offline.begun(response, intent, started);
    state.effect(new Effect.BeginRecovery(intent));
  }

  /** Gates 1 and 2 once more: keeping the intent took time, in which a person may have come. */
  private Optional<GateRefusal> standing(
      Optional<MonitorResponse> response, RecoveryRecord recovery) {
    if (response.isPresent() && response.get().monitor().enabled() && !recovery.verifiable()) {
      return GateRefusal.of(Refusal.NOT_CONFIRMED, WITHDRAWN);
    }
    return response
        .flatMap(one -> one.responder(recovery.intent().responder()))
        .map(responder -> standing(responder, recovery.intent()))
        .orElseGet(() -> GateRefusal.of(Refusal.DISABLED, GONE));
  }

  private Optional<GateRefusal> standing(Responder responder, Intent intent) {
    boolean mustAsk =
        responder.definition().mode() == Mode.APPROVE && intent.definition().mode() == Mode.ACT;
    return mustAsk
        ? GateRefusal.of(Refusal.AWAITING_APPROVAL, "a person must say yes from now on")
        : gates.standing(responder);
  }

  /**
   * The brake was pulled when an action was about to begin, perhaps before the core heard of it.
   */
  void notBegun(RecoveryRecord recovery, String who) {
    // As if it had never gone beyond its intent: what was measured meanwhile counts.
    RecoveryRecord intended = recovery.entering(Phase.RECORDING, recovery.deadline());
    GateRefusal.of(Refusal.BRAKED, who).ifPresent(why -> callOff(intended, why));
  }

  /** The store did not say in time that it keeps the intent. */
  void notKept(RecoveryRecord recovery) {
    GateRefusal.of(Refusal.CANNOT_RECORD, NOT_KEPT).ifPresent(why -> callOff(recovery, why));
  }

  /** The action does not begin: nothing is charged, and nothing was disturbed. */
  private void callOff(RecoveryRecord recovery, GateRefusal refusal) {
    Intent intent = recovery.intent();
    state.ledger().refund(intent.instance());
    state.journal().forget(LedgerRecord.key(intent.instance()));
    List<EventId> causes = new ArrayList<>(refusal.causes());
    causes.add(recovery.lastEvent());
    EventId refused =
        state.record(
            new ResponderEvent.Refused(
                intent.responder(),
                intent.episode(),
                refusal.reason(),
                refusal.detail(),
                Optional.empty()),
            causes);
    state.chain(recovery.monitor()).ifPresent(response -> calledOff(response, intent, refusal));
    verdicts.release(recovery, refused);
  }

  private void calledOff(MonitorResponse response, Intent intent, GateRefusal refusal) {
    boolean sameEpisode =
        response.episode.isPresent() && response.episodeId().equals(intent.episode());
    Optional<Responder> responder = response.responder(intent.responder());
    if (responder.isPresent() && sameEpisode) {
      // A refusal that was told is not told again; but whom to ask has not been asked yet.
      boolean asks = refusal.reason() == Refusal.AWAITING_APPROVAL;
      responder
          .get()
          .calledOff(
              state.now().plus(AGAIN_AFTER),
              asks ? Optional.empty() : Optional.of(refusal.reason().text()));
    }
  }
}
