package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.event.MonitorEvent.End;
import dev.tend.core.event.Occasion;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.monitor.MonitorChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that answers to monitors, behind one door. A chain is considered when its monitor changed or
 * heard a result, when its deadline is there, and when something changed that concerns it.
 */
public final class Responding {
  /** How long a monitor must have been calm for an exhausted responder to start afresh. */
  private static final Duration RESTED = Duration.ofHours(1);

  /** How often one change may stir up others within one decision. */
  private static final int ROUNDS = 8;

  private final Scene scene;
  private final Gates gates;
  private final Incidents incidents;
  private final Offline offline;
  private final Episodes episodes;
  private final Intents intents;
  private final Recoveries recoveries;
  private final Approvals approvals;
  private final Responders responders;

  /** Answers to the monitors of a scene. */
  public Responding(Scene scene) {
    this.scene = scene;
    Dependencies dependencies = new Dependencies(scene);
    Budgets budgets = new Budgets(scene);
    this.gates = new Gates(scene, dependencies, budgets);
    this.incidents = new Incidents(scene, gates, dependencies);
    this.offline = new Offline(scene);
    this.episodes = new Episodes(scene, incidents, offline);
    this.approvals = new Approvals(scene);
    Verdicts verdicts = new Verdicts(scene, episodes, incidents);
    this.intents = new Intents(scene, gates, budgets, verdicts, offline);
    this.recoveries = new Recoveries(scene, verdicts, offline, intents);
    this.responders = new Responders(scene, gates, incidents, intents, approvals);
  }

  /** A monitor changed, because of these events. */
  public void changed(Chain chain, MonitorChange change, List<EventId> causes) {
    episodes.changed(chain, change, causes, scene.now());
    if (change.occasion() == Occasion.WITHDRAWN || change.occasion() == Occasion.SWITCHED_OFF) {
      recoveries.unverifiable(chain.id());
    }
  }

  /** A confirming run came back. */
  public void answered(ProbeReported result, EventId event) {
    responders.answered(result, event);
    // The answer may concern any chain that waits for it, or whose dependency it speaks for.
    scene.stir();
  }

  /** The agent has started anew: what it was about when it ended must be seen to first. */
  public void startedAnew() {
    recoveries.startedAnew(scene.now());
    offline.releaseForgotten();
    scene.chains().forEach(approvals::askAgain);
    scene.sendAgain();
  }

  /** A person answered a question. */
  public void answered(ApprovalAnswered input) {
    approvals.answered(input, scene.now());
    scene.stir();
  }

  /** Something became of an act. */
  public void recovery(RecoveryInput input) {
    switch (input) {
      case RecoveryInput.IntentRecorded recorded -> intents.recorded(recorded, scene.now());
      case RecoveryInput.RecoveryEnded ended -> recoveries.ended(ended, scene.now());
      case RecoveryInput.IntentFoundOpen open -> recoveries.foundOpen(open, scene.now());
    }
    scene.stir();
  }

  /** Time has passed for the acts under way. */
  public void elapse() {
    if (!scene.recoveries().isEmpty()) {
      recoveries.elapse(scene.now());
    }
  }

  /** When an act under way next wants time to pass; empty when none does. */
  public Optional<Instant> nextDeadline() {
    if (scene.recoveries().isEmpty()) {
      return Optional.empty();
    }
    return scene.recoveries().values().stream()
        .filter(recovery -> recovery.phase() != Phase.ORPHANED)
        .map(Recovery::deadline)
        .min(Instant::compareTo);
  }

  /** A chain's monitor heard something, changed, or its deadline is there. */
  public void consider(Chain chain) {
    recoveries.observe(chain, scene.now());
    if (chain.active()) {
      suspend(chain, scene.now());
      responders.consider(chain, scene.now());
      incidents.renew(chain, scene.now());
      end(chain, scene.now());
    }
    chain.deadline(next(chain, scene.now()));
  }

  /** A chain was restored: nothing is considered yet, but its deadlines are known again. */
  public void resume(Chain chain) {
    chain.deadline(next(chain, scene.now()));
  }

  /** Considers whatever was stirred up, until nothing is. */
  public List<Chain> settle() {
    List<Chain> stirred = scene.takeStirred();
    if (stirred.isEmpty()) {
      return List.of();
    }
    List<Chain> considered = new ArrayList<>();
    for (int round = 0; round < ROUNDS && !stirred.isEmpty(); round++) {
      stirred.forEach(this::consider);
      considered.addAll(stirred);
      stirred = scene.takeStirred();
    }
    return considered;
  }

  /**
   * The monitor of a chain is gone; what it held is given back, and an act for it cannot be judged.
   */
  public void retire(Chain chain, End end, EventId because) {
    episodes.close(chain, end, because);
    offline.release(chain, "no longer watched", List.of(because));
    recoveries.gone(chain.id());
  }

  private void suspend(Chain chain, Instant now) {
    Optional<Refusal> by = gates.suspension(chain, now);
    if (!by.equals(chain.suspendedBy)) {
      if (by.isEmpty()) {
        chain.clearSince = now;
      }
      chain.suspendedBy = by;
      scene.touch(chain);
    }
  }

  private void end(Chain chain, Instant now) {
    EventId last = chain.monitor().lastTransition();
    if (due(incidents.closesAt(chain), now)) {
      incidents.close(chain, "healthy again", List.of(last));
    }
    if (due(offline.releasesAt(chain), now)) {
      offline.release(chain, "healed and calm for five minutes", List.of(last));
    }
    if (chain.episode != null && due(chain.episode.closesAt(), now) && chain.offline.isEmpty()) {
      episodes.close(chain, End.HEALED, last);
    }
    if (due(restedAt(chain), now)) {
      for (Responder responder : chain.responders()) {
        if (responder.exhausted) {
          responder.exhausted = false;
          responder.unhelpful = 0;
          scene.journal().record(new RecoveryEvent.ExhaustionChanged(responder.id(), false), last);
          scene.touch(chain);
        }
      }
    }
  }

  private static Optional<Instant> restedAt(Chain chain) {
    boolean exhausted = chain.responders().stream().anyMatch(r -> r.exhausted);
    return exhausted ? chain.calmSince.map(since -> since.plus(RESTED)) : Optional.empty();
  }

  private static boolean due(Optional<Instant> at, Instant now) {
    return at.isPresent() && !at.get().isAfter(now);
  }

  private long next(Chain chain, Instant now) {
    if (!chain.active()) {
      return Long.MAX_VALUE;
    }
    Earliest earliest = new Earliest(now);
    earliest.take(incidents.closesAt(chain));
    earliest.take(offline.releasesAt(chain));
    earliest.take(restedAt(chain));
    earliest.take(chain.urgent.map(one -> one.since().plus(Incidents.WITHHELD_AT_MOST)));
    if (chain.episode != null) {
      earliest.take(chain.episode.closesAt());
    }
    for (Responder responder : chain.responders()) {
      earliest.take(responders.dueAt(chain, responder));
      earliest.take(responder.retryAt);
      earliest.take(responder.withheldSince.map(at -> at.plus(Incidents.WITHHELD_AT_MOST)));
      if (responder.confirming != null) {
        earliest.take(Optional.of(responder.confirming.until()));
      }
      if (responder.approval != null) {
        earliest.take(Optional.of(responder.approval.expiresAt()));
      }
    }
    return earliest.millis();
  }

  /** The earliest instant after now. */
  private static final class Earliest {
    private final Instant now;
    private long millis = Long.MAX_VALUE;

    Earliest(Instant now) {
      this.now = now;
    }

    void take(Optional<Instant> at) {
      if (at.isPresent() && at.get().isAfter(now)) {
        millis = Math.min(millis, roundedUp(at.get()));
      }
    }

    private static long roundedUp(Instant at) {
      long floor = at.toEpochMilli();
      return Instant.ofEpochMilli(floor).isBefore(at) ? floor + 1 : floor;
    }

    long millis() {
      return millis;
    }
  }
}
