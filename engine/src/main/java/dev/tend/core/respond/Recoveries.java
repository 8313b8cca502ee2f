package dev.tend.core.respond;

import dev.tend.core.durable.LedgerRecord;
import dev.tend.core.durable.RecoveryRecord;
import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.monitor.Monitor;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.ResponderKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts, from the intent to the verdict. */
final class Recoveries {
  /** How long the store may take to keep an intent. */
  private static final Duration RECORDING_AT_MOST = Duration.ofSeconds(30);

  /** How long an act waits after its intent could not be kept. */
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  /**
   * How much longer than its timeout an act is waited for; the shell should have ended it by then.
   */
  private static final Duration OVERTIME = Duration.ofSeconds(10);

  private static final String NOT_KEPT = "the intent could not be made durable";
  private static final String GONE = "it is no longer watched";

  private final Scene scene;
  private final Verdicts verdicts;
  private final Offline offline;

  Recoveries(Scene scene, Verdicts verdicts, Offline offline) {
    this.scene = scene;
    this.verdicts = verdicts;
    this.offline = offline;
  }

  /** All gates are passed: the act is charged, and its intent goes to the store. */
  void intend(Chain chain, Responder responder, Gates gates, List<EventId> causes, Instant now) {
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
      var counters = gates.counters(chain, responder, now);
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
  void recorded(RecoveryInput.IntentRecorded input, Gates gates, Instant now) {
    Recovery recovery = scene.recoveries().get(input.instance());
    if (recovery == null || recovery.phase() != Phase.RECORDING) {
      ignored("IntentRecorded", input.instance());
      return;
    }
    Optional<Chain> chain = scene.chain(recovery.monitor());
    Optional<Barrier> barrier =
        input.stored()
            ? standing(chain, recovery, gates, now)
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
  private static Optional<Barrier> standing(
      Optional<Chain> chain, Recovery recovery, Gates gates, Instant now) {
    return chain.flatMap(
        one ->
            one.responder(recovery.intent().responder())
                .map(responder -> gates.standing(one, responder, now))
                .orElseGet(() -> Barrier.of(Refusal.DISABLED, GONE)));
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
      responder.get().refusal = Optional.of(barrier.reason().text());
      scene.touch(chain);
    }
  }

  /** The shell says that an act is over. */
  void ended(RecoveryInput.RecoveryEnded input, Instant now) {
    Recovery recovery = scene.recoveries().get(input.instance());
    boolean awaited =
        recovery != null
            && (recovery.phase() == Phase.ACTING || recovery.phase() == Phase.ORPHANED);
    if (recovery == null || !awaited) {
      ignored("RecoveryEnded", input.instance());
      return;
    }
    end(recovery, input.result(), input.message(), now);
  }

  private void end(Recovery recovery, Result result, String message, Instant now) {
    Intent intent = recovery.intent();
    EventId ended =
        scene
            .journal()
            .record(
                new RecoveryEvent.RecoveryFinished(
                    intent.responder(),
                    intent.definition().type().name(),
                    intent.resource(),
                    intent.instance(),
                    result,
                    message),
                recovery.lastEvent());
    recovery.lastEvent(ended);
    boolean succeeded = result == Result.SUCCEEDED;
    Optional<Chain> chain = scene.chain(recovery.monitor());
    if (!succeeded) {
      chain.ifPresent(one -> tell(one, intent, result, message));
    }
    offline.ended(chain, intent, succeeded, ended);
    boolean verifiable = recovery.verifiable() && chain.isPresent();
    if (!verifiable) {
      verdicts.judge(recovery, Verdict.NOT_VERIFIED, now);
    } else if (!succeeded) {
      verdicts.judge(recovery, Verdict.DID_NOT_HELP, now);
    } else if (intent.definition().kind() == ResponderKind.RESTORE) {
      verdicts.judge(recovery, Verdict.HELPED, now);
    } else {
      recovery.enter(Phase.WARMING_UP, now.plus(intent.definition().warmUp()));
      scene.journal().keep(recovery.record());
    }
  }

  private static void tell(Chain chain, Intent intent, Result result, String message) {
    if (chain.episode != null) {
      chain.episode.tell(
          "tried: "
              + intent.responder().item()
              + " ("
              + intent.instance()
              + "): "
              + (result == Result.TIMED_OUT ? "timed out" : "failed")
              + (message.isEmpty() ? "" : ", " + message));
    }
  }

  /**
   * An intent of an earlier life has no outcome: it is closed, never repeated, and stays charged.
   */
  void foundOpen(RecoveryInput.IntentFoundOpen input, Instant now) {
    Recovery recovery = scene.recoveries().get(input.instance());
    if (recovery == null || !recovery.unfinished()) {
      ignored("IntentFoundOpen", input.instance());
      return;
    }
    EventId found =
        scene
            .journal()
            .record(
                new WorldEvent.IntentInterrupted(
                    recovery.intent().responder(),
                    input.instance(),
                    recovery.intent().intendedAt()),
                recovery.lastEvent());
    recovery.lastEvent(found);
    offline.ended(scene.chain(recovery.monitor()), recovery.intent(), false, found);
    verdicts.judge(recovery, Verdict.INTERRUPTED, now);
  }

  /** The agent has started anew. */
  void startedAnew(Instant now) {
    for (Recovery recovery : scene.recoveries().values()) {
      if (recovery.unfinished()) {
        recovery.orphan();
      } else if (recovery.phase() == Phase.VERIFYING) {
        recovery.watchAnew(now);
      }
      scene.journal().keep(recovery.record());
    }
  }

  /** Time has passed. */
  void elapse(Instant now) {
    for (Recovery recovery : List.copyOf(scene.recoveries().values())) {
      boolean over = !now.isBefore(recovery.deadline());
      switch (recovery.phase()) {
        case RECORDING -> {
          if (over) {
            callOff(recovery, barrierOf(Refusal.CANNOT_RECORD, NOT_KEPT), now);
          }
        }
        case ACTING -> {
          if (over) {
            end(recovery, Result.TIMED_OUT, "no word of its end came in time", now);
          }
        }
        case WARMING_UP -> {
          if (over) {
            warmedUp(recovery, now);
          }
        }
        case ORPHANED -> {
          // Only word of what became of it ends this.
        }
        case VERIFYING -> verify(recovery, now);
      }
    }
  }

  private void warmedUp(Recovery recovery, Instant now) {
    for (ItemId monitor : recovery.graced()) {
      scene.chain(monitor).ifPresent(chain -> chain.monitor().warmedUp(now));
      scene.chain(monitor).ifPresent(scene::touch);
    }
    recovery.enter(Phase.VERIFYING, now.plus(recovery.intent().definition().verifyWithin()));
    scene.journal().keep(recovery.record());
  }

  /** Whether the monitor has healed in time and stays healed. */
  private void verify(Recovery recovery, Instant now) {
    Optional<Chain> chain = scene.chain(recovery.monitor());
    if (chain.isEmpty() || !recovery.verifiable()) {
      verdicts.judge(recovery, Verdict.NOT_VERIFIED, now);
      return;
    }
    Monitor monitor = chain.get().monitor();
    if (monitor.warmingUp()) {
      // Another act on something it names came between: it is watched anew after that.
      recovery.watchAnew(now);
      scene.journal().keep(recovery.record());
      return;
    }
    boolean well = monitor.wouldHeal(now) && !monitor.unavailable();
    if (recovery.healedAt().isEmpty() && well && !now.isAfter(recovery.deadline())) {
      recovery.healed(now);
      Duration stable =
          recovery.intent().definition().stableFor().orElseGet(chain.get()::stableFor);
      recovery.enter(Phase.VERIFYING, now.plus(stable));
      scene.journal().keep(recovery.record());
    } else if (recovery.healedAt().isPresent() && !well) {
      verdicts.judge(recovery, Verdict.DID_NOT_HELP, now);
    } else if (!now.isBefore(recovery.deadline())) {
      boolean helped = recovery.healedAt().isPresent();
      verdicts.judge(recovery, helped ? Verdict.HELPED : Verdict.DID_NOT_HELP, now);
    }
  }

  /** A result of a monitor came: an act on it may be judged earlier than at its deadline. */
  void observe(Chain chain, Instant now) {
    for (Recovery recovery : List.copyOf(scene.recoveries().values())) {
      if (recovery.phase() == Phase.VERIFYING && recovery.monitor().equals(chain.id())) {
        verify(recovery, now);
      }
    }
  }

  /** A monitor is gone: no act's grace concerns it any more, and an act for it cannot be judged. */
  void gone(ItemId monitor) {
    for (Recovery recovery : scene.recoveries().values()) {
      if (recovery.graced().contains(monitor)) {
        recovery.gone(monitor);
        scene.journal().keep(recovery.record());
      }
    }
    unverifiable(monitor);
  }

  /** The monitor of an act was switched off: the act ends as it will, but nobody can judge it. */
  void unverifiable(ItemId monitor) {
    for (Recovery recovery : scene.recoveries().values()) {
      if (recovery.monitor().equals(monitor) && recovery.verifiable()) {
        recovery.cannotBeVerified();
        scene.journal().keep(recovery.record());
      }
    }
  }

  private void ignored(String what, String instance) {
    scene
        .journal()
        .record(
            new WorldEvent.InputIgnored(what, "no act " + instance + " waits for this"), List.of());
  }

  static String key(Recovery recovery) {
    return RecoveryRecord.key(recovery.intent().instance());
  }
}
