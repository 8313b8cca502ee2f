package dev.tend.core.respond;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.RecoveryRecord.Phase;
import dev.tend.definition.ItemId;
import java.util.Optional;

/** What follows from an action: its verdict, exhaustion, and the end of the grace. */
final class VerdictHandler {
  /** Actions in a row without help after which a responder is exhausted. */
  private static final int UNHELPFUL_AT_MOST = 2;

  /** Actions that helped within a day after which a fault is chronic. */
  private static final int HELPED_AT_MOST = 3;

  private final CoreState state;
  private final Episodes episodes;
  private final Incidents incidents;

  VerdictHandler(CoreState state, Episodes episodes, Incidents incidents) {
    this.state = state;
    this.episodes = episodes;
    this.incidents = incidents;
  }

  /** The verdict: recorded, counted, and the slot is free. */
  void judge(RecoveryRecord recovery, Verdict verdict) {
    Intent intent = recovery.intent();
    EventId judged =
        state.record(
            new RecoveryEvent.RecoveryJudged(intent.responder(), intent.instance(), verdict),
            recovery.lastEvent());
    state
        .ledger()
        .of(intent.instance())
        .map(charge -> charge.judged(verdict))
        .ifPresent(
            charge -> {
              state.ledger().settle(charge);
              state.journal().keep(charge);
            });
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    response.ifPresent(one -> count(one, recovery, verdict, judged));
    release(recovery, judged);
  }

  /** A kill kept the event of a verdict out of the event files: it is told once more. */
  void untold(String instance) {
    Optional<LedgerRecord> judged =
        state.ledger().of(instance).filter(charge -> charge.verdict().isPresent());
    if (judged.isEmpty()) {
      state.ignored("OutcomeUntold", "no verdict on an action " + instance + " is kept");
      return;
    }
    LedgerRecord charge = judged.get();
    state.record(
        new RecoveryEvent.RecoveryJudged(
            charge.responder(), instance, charge.verdict().orElseThrow()));
  }

  private void count(
      MonitorResponse response, RecoveryRecord recovery, Verdict verdict, EventId judged) {
    Optional<Responder> found = response.responder(recovery.intent().responder());
    response.tell(
        "done: "
            + recovery.intent().responder().item()
            + " ("
            + recovery.intent().instance()
            + "): "
            + verdict);
    boolean disturbed = recovery.intent().definition().kind().disturbs();
    if (found.isEmpty() || !disturbed) {
      return;
    }
    switch (verdict) {
      case HELPED -> helped(found.get(), judged);
      case DID_NOT_HELP -> didNotHelp(found.get(), judged);
      case NOT_VERIFIED, INTERRUPTED -> {
        // Neither speaks for or against the action.
      }
    }
  }

  private void helped(Responder responder, EventId judged) {
    MonitorResponse response = responder.response;
    responder.helped();
    if (response.helped(state.now()) >= HELPED_AT_MOST && !response.chronic) {
      response.chronic(true);
      EventId event =
          state.record(new RecoveryEvent.ChronicChanged(response.id(), true, ""), judged);
      incidents.worsened(response, Incidents.CHRONIC, event);
    }
  }

  private void didNotHelp(Responder responder, EventId judged) {
    if (responder.unhelpful(UNHELPFUL_AT_MOST)) {
      EventId event =
          state.record(new RecoveryEvent.ExhaustionChanged(responder.id(), true, ""), judged);
      incidents.worsened(responder.response, "Exhausted", event);
    }
  }

  /** Frees the slot and ends the grace of every monitor that the action concerned. */
  void release(RecoveryRecord recovery, EventId because) {
    state.remove(recovery);
    state.reconsider();
    state
        .chain(recovery.monitor())
        .flatMap(response -> response.responder(recovery.intent().responder()))
        .ifPresent(Responder::acted);
    for (ItemId monitor : recovery.graced()) {
      state.chain(monitor).ifPresent(response -> endGrace(response, recovery, because));
    }
  }

  private void endGrace(MonitorResponse response, RecoveryRecord recovery, EventId because) {
    response.responder(recovery.intent().responder()).ifPresent(Responder::acted);
    Monitor monitor = response.monitor();
    if (!monitor.inGrace()) {
      return;
    }
    boolean begun = recovery.begun();
    if (begun && recovery.phase() != Phase.VERIFYING) {
      // The action ended without a warm-up; what was measured during it is as void as before one.
      monitor.warmedUp(state.now());
    }
    Optional<MonitorChange> change =
        begun ? monitor.endGrace(state.now()) : monitor.cancelGrace(state.now());
    change.ifPresent(one -> episodes.changed(response, one, because));
  }
}
