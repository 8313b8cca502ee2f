package dev.tend.core.respond;

import dev.tend.core.durable.RecoveryRecord;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.world.Ledger;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.ResponderKind;
import java.time.Instant;
import java.util.Optional;

/** What follows from an act: its verdict, exhaustion, and the end of the grace. */
final class Verdicts {
  /** Acts in a row without help after which a responder is exhausted. */
  private static final int UNHELPFUL_AT_MOST = 2;

  /** Acts that helped within a day after which a fault is chronic. */
  private static final int HELPED_AT_MOST = 3;

  private final Scene scene;
  private final Episodes episodes;
  private final Incidents incidents;

  Verdicts(Scene scene, Episodes episodes, Incidents incidents) {
    this.scene = scene;
    this.episodes = episodes;
    this.incidents = incidents;
  }

  /** The verdict: recorded, counted, and the slot is free. */
  void judge(Recovery recovery, Verdict verdict, Instant now) {
    EventId judged =
        scene
            .journal()
            .record(
                new RecoveryEvent.RecoveryJudged(
                    recovery.intent().responder(), recovery.intent().instance(), verdict),
                recovery.lastEvent());
    Optional<Chain> chain = scene.chain(recovery.monitor());
    chain.ifPresent(one -> count(one, recovery, verdict, judged, now));
    release(recovery, judged, now);
  }

  private void count(Chain chain, Recovery recovery, Verdict verdict, EventId judged, Instant now) {
    Optional<Responder> found = chain.responder(recovery.intent().responder());
    if (chain.episode != null) {
      chain.episode.tell(
          "done: "
              + recovery.intent().responder().item()
              + " ("
              + recovery.intent().instance()
              + "): "
              + verdict);
    }
    boolean disturbed = recovery.intent().definition().kind() != ResponderKind.RESTORE;
    if (found.isEmpty() || !disturbed) {
      return;
    }
    switch (verdict) {
      case HELPED -> helped(chain, found.get(), judged, now);
      case DID_NOT_HELP -> didNotHelp(chain, found.get(), judged);
      case NOT_VERIFIED, INTERRUPTED -> {
        // Neither speaks for or against the act.
      }
    }
  }

  private void helped(Chain chain, Responder responder, EventId judged, Instant now) {
    responder.unhelpful = 0;
    chain.helped.removeIf(at -> !at.plus(Ledger.DAY).isAfter(now));
    chain.helped.add(now);
    if (chain.helped.size() >= HELPED_AT_MOST && !chain.chronic) {
      chain.chronic = true;
      EventId event =
          scene.journal().record(new RecoveryEvent.ChronicChanged(chain.id(), true, ""), judged);
      incidents.worsened(chain, Incidents.CHRONIC, event);
    }
  }

  private void didNotHelp(Chain chain, Responder responder, EventId judged) {
    responder.unhelpful++;
    if (responder.unhelpful >= UNHELPFUL_AT_MOST && !responder.exhausted) {
      responder.exhausted = true;
      EventId event =
          scene.journal().record(new RecoveryEvent.ExhaustionChanged(responder.id(), true), judged);
      incidents.worsened(chain, "Exhausted", event);
    }
  }

  /** Frees the slot and ends the grace of every monitor that the act concerned. */
  void release(Recovery recovery, EventId because, Instant now) {
    String instance = recovery.intent().instance();
    scene.recoveries().remove(instance);
    scene.stir();
    scene.journal().forget(RecoveryRecord.key(instance));
    for (ItemId monitor : recovery.graced()) {
      scene.chain(monitor).ifPresent(chain -> endGrace(chain, recovery, because, now));
    }
  }

  private void endGrace(Chain chain, Recovery recovery, EventId because, Instant now) {
    scene.touch(chain);
    chain.responder(recovery.intent().responder()).ifPresent(r -> r.acting = "");
    if (!chain.monitor().inGrace()) {
      return;
    }
    if (recovery.phase() == Phase.RECORDING) {
      chain
          .monitor()
          .cancelGrace(now)
          .ifPresent(change -> episodes.changed(chain, change, because, now));
      return;
    }
    if (recovery.phase() != Phase.VERIFYING) {
      // The act ended without a warm-up; what was measured during it is as void as before one.
      chain.monitor().warmedUp(now);
    }
    chain
        .monitor()
        .endGrace(now)
        .ifPresent(change -> episodes.changed(chain, change, because, now));
  }
}
