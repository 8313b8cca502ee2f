package dev.tend.core.respond;

import dev.tend.core.durable.LedgerRecord;
import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts before they begin: charged, their intent kept, and then begun or called off. */
final class Intents {
  /** How long the store may take to keep an intent. */
  private static final Duration RECORDING_AT_MOST = Duration.ofSeconds(30);

  /** How long a responder waits before it tries again what was called off. */
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  /**
   * How much longer than its timeout an act is waited for; the shell should have ended it by then.
   */
  private static final Duration OVERTIME = Duration.ofSeconds(10);

  private static final String NOT_KEPT = "the intent could not be made durable";
  private static final String WITHDRAWN = "what it was for was withdrawn";
  private static final String GONE = "it is no longer watched";

  private final Scene scene;
  private final Gates gates;
  private final Budgets budgets;
  private final Verdicts verdicts;
  private final Offline offline;

  Intents(Scene scene, Gates gates, Budgets budgets, Verdicts verdicts, Offline offline) {
    this.scene = scene;
    this.gates = gates;
    this.budgets = budgets;
    this.verdicts = verdicts;
    this.offline = offline;
  }

  /** All gates are passed: the act is charged, and its intent goes to the store. */
  void intend(Chain chain, Responder responder, List<EventId> causes, Instant now) {
    String instance = "act-" + scene.journal().next();
    String episode = chain.episode == null ? "" : chain.episode.id();
    responder.attempts++;
    responder.acting = instance;
    responder.notConfirmed = 0;
    responder.approval = null;
    responder.forgetRefusal();
    EventId allowed =
        scene
            .journal()
            .record(
                new ResponderEvent.Allowed(responder.id(), episode, instance, responder.attempts),
                causes);
    String budget = responder.budget(chain.component());
    if (responder.definition().kind().disturbs()) {
      var counters = budgets.counters(chain, responder, now);
      scene
          .journal()
          .record(
              new RecoveryEvent.ThrottleJudged(responder.id(), budget, true, counters), allowed);
      LedgerRecord charge = new LedgerRecord(instance, budget, responder.id(), now);
      scene.ledger().charge(charge);
      scene.journal().keep(charge);
    }
    Intent intent =
        new Intent(
            instance,
            responder.id(),
            responder.definition(),
            responder.component(chain.component()),
            responder.definition().resource(),
            episode,
            responder.attempts,
            now);
    Recovery recovery =
        new Recovery(intent, chain.id(), grace(intent, now), now.plus(RECORDING_AT_MOST), allowed);
    scene.recoveries().put(instance, recovery);
    scene.touch(chain);
    scene.journal().keep(recovery.record());
    scene.journal().effect(new Effect.RecordIntent(intent));
  }

  /** A budget refuses an act: what was counted is recorded. */
  void overBudget(Chain chain, Responder responder, EventId refused, Instant now) {
    scene
        .journal()
        .record(
            new RecoveryEvent.ThrottleJudged(
                responder.id(),
                responder.budget(chain.component()),
                false,
                budgets.counters(chain, responder, now)),
            refused);
  }

  private List<ItemId> grace(Intent intent, Instant now) {
    List<ItemId> graced = new ArrayList<>();
    for (Chain chain : scene.chains()) {
      boolean own = chain.responder(intent.responder()).isPresent();
      if (own || chain.names(intent.component(), intent.resource())) {
        chain.monitor().beginGrace(now);
        scene.touch(chain);
        graced.add(chain.id());
      }
    }
    return graced;
  }

  /** The store answered. */
  void recorded(RecoveryInput.IntentRecorded input, Instant now) {
    Recovery recovery = scene.recoveries().get(input.instance());
    if (recovery == null || recovery.phase() != Phase.RECORDING) {
      scene
          .journal()
          .record(
              new WorldEvent.InputIgnored(
                  "IntentRecorded", "no act " + input.instance() + " waits for this"),
              List.of());
      return;
    }
    Optional<Chain> chain = scene.chain(recovery.monitor());
    Optional<Barrier> barrier =
        input.stored()
            ? standing(chain, recovery, now)
            : Optional.of(barrierOf(Refusal.CANNOT_RECORD, NOT_KEPT));
    if (chain.isEmpty() || barrier.isPresent()) {
      callOff(recovery, barrier.orElseGet(() -> barrierOf(Refusal.DISABLED, GONE)), now);
      return;
    }
    Intent intent = recovery.intent();
    Instant abandoned = now.plus(intent.definition().timeout());
    EventId started =
        scene
            .journal()
            .record(
                new RecoveryEvent.RecoveryStarted(
                    intent.responder(),
                    intent.definition().type().name(),
                    intent.resource(),
                    intent.instance(),
                    intent.episode(),
                    scene.journal().wall(abandoned)),
                recovery.lastEvent());
    recovery.lastEvent(started);
    recovery.enter(Phase.ACTING, abandoned.plus(OVERTIME));
    scene.journal().keep(recovery.record());
    offline.begun(chain.get(), intent, started);
    scene.journal().effect(new Effect.BeginRecovery(intent));
  }

  private static Barrier barrierOf(Refusal reason, String detail) {
    return new Barrier(reason, detail, Optional.empty(), List.of());
  }

  /** Gates 1 and 2 once more: keeping the intent took time, in which a person may have come. */
  private Optional<Barrier> standing(Optional<Chain> chain, Recovery recovery, Instant now) {
    if (chain.isPresent() && chain.get().monitor().enabled() && !recovery.verifiable()) {
      return Barrier.of(Refusal.NOT_CONFIRMED, WITHDRAWN);
    }
    return chain.flatMap(
        one ->
            one.responder(recovery.intent().responder())
                .map(responder -> standing(one, responder, recovery.intent(), now))
                .orElseGet(() -> Barrier.of(Refusal.DISABLED, GONE)));
  }

  private Optional<Barrier> standing(Chain chain, Responder responder, Intent intent, Instant now) {
    boolean mustAsk =
        responder.definition().mode() == Mode.APPROVE && intent.definition().mode() == Mode.ACT;
    return mustAsk
        ? Barrier.of(Refusal.AWAITING_APPROVAL, "a person must say yes from now on")
        : gates.standing(chain, responder, now);
  }

  /** The store did not say in time that it keeps the intent. */
  void notKept(Recovery recovery, Instant now) {
    callOff(recovery, barrierOf(Refusal.CANNOT_RECORD, NOT_KEPT), now);
  }

  /** The act does not begin: nothing is charged, and nothing was disturbed. */
  private void callOff(Recovery recovery, Barrier barrier, Instant now) {
    Intent intent = recovery.intent();
    scene.ledger().refund(intent.instance());
    scene.journal().forget(LedgerRecord.key(intent.instance()));
    List<EventId> causes = new ArrayList<>(barrier.causes());
    causes.add(recovery.lastEvent());
    EventId refused =
        scene
            .journal()
            .record(
                new ResponderEvent.Refused(
                    intent.responder(),
                    intent.episode(),
                    barrier.reason(),
                    barrier.detail(),
                    Optional.empty()),
                causes);
    scene.chain(recovery.monitor()).ifPresent(chain -> calledOff(chain, intent, barrier, now));
    verdicts.release(recovery, refused, now);
  }

  private void calledOff(Chain chain, Intent intent, Barrier barrier, Instant now) {
    boolean sameEpisode = chain.episode != null && chain.episode.id().equals(intent.episode());
    Optional<Responder> responder = chain.responder(intent.responder());
    if (responder.isPresent() && sameEpisode) {
      responder.get().attempts--;
      responder.get().notBefore = Optional.of(now.plus(AGAIN_AFTER));
      // A refusal that was told is not told again; but whom to ask has not been asked yet.
      boolean asks = barrier.reason() == Refusal.AWAITING_APPROVAL;
      responder.get().refusal = asks ? Optional.empty() : Optional.of(barrier.reason().text());
      scene.touch(chain);
    }
  }
}
