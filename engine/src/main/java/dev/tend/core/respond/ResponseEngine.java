package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.event.MonitorEvent.End;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.record.MonitorResponseRecord.ApprovalRecord;
import dev.tend.core.record.MonitorResponseRecord.ConfirmingRecord;
import dev.tend.core.record.MonitorResponseRecord.EpisodeRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.RecoveryRecord.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that answers to monitors, behind one door. A chain is considered when its monitor changed or
 * heard a result, when its deadline is there, and when something changed that concerns it.
 */
public final class ResponseEngine {
  /** How long a monitor must have been calm for an exhausted responder to start afresh. */
  private static final Duration RESTED = Duration.ofHours(1);

  /** How often one change may stir up others within one decision. */
  private static final int ROUNDS = 8;

  private final CoreState state;
  private final Gates gates;
  private final Incidents incidents;
  private final OfflineHolds offline;
  private final Episodes episodes;
  private final VerdictHandler verdicts;
  private final ActionStarter starter;
  private final ActionLifecycle actions;
  private final Approvals approvals;
  private final ResponderScheduler responders;

  /** Answers to the monitors of a core. */
  public ResponseEngine(CoreState state) {
    this.state = state;
    DependencyGate dependencyGate = new DependencyGate(state);
    this.gates = new Gates(state, dependencyGate);
    this.incidents = new Incidents(state, gates, dependencyGate);
    this.offline = new OfflineHolds(state);
    this.episodes = new Episodes(state, incidents, offline);
    this.approvals = new Approvals(state);
    this.verdicts = new VerdictHandler(state, episodes, incidents);
    this.starter = new ActionStarter(state, gates, verdicts, offline);
    this.actions = new ActionLifecycle(state, verdicts, offline, starter);
    this.responders = new ResponderScheduler(state, gates, incidents, starter, approvals);
  }

  /** A monitor changed, because of these events. */
  public void changed(MonitorResponse response, MonitorChange change, List<EventId> causes) {
    episodes.changed(response, change, causes);
    if (change.cause() == TransitionCause.WITHDRAWN
        || change.cause() == TransitionCause.SWITCHED_OFF) {
      actions.unverifiable(response.id());
    }
  }

  /** A confirming run came back. */
  public void answered(ProbeReported result, EventId event) {
    responders.answered(result, event);
    // The answer may concern any chain that waits for it, or whose dependency it speaks for.
    state.reconsider();
  }

  /** The agent has started again: what it was doing when it ended comes first. */
  public void startedAnew(EventId started) {
    actions.startedAnew(started);
    offline.releaseForgotten();
    state.responses().forEach(approvals::askAgain);
    state.sendAgain();
  }

  /** A person ended a hold of Tend's own. */
  public void releasedBy(HoldReleased input) {
    offline.releasedBy(input);
  }

  /** A person answered a question. */
  public void answered(ApprovalAnswered input) {
    approvals.answered(input);
    state.reconsider();
  }

  /** Something became of an action. */
  public void recovery(RecoveryInput input) {
    switch (input) {
      case RecoveryInput.IntentRecorded recorded -> starter.recorded(recorded);
      case RecoveryInput.EvidenceCollected evidence -> starter.collected(evidence);
      case RecoveryInput.RecoveryEnded ended -> actions.ended(ended);
      case RecoveryInput.IntentFoundOpen open -> actions.foundOpen(open);
      case RecoveryInput.OutcomeUntold untold -> verdicts.untold(untold.instance());
    }
    state.reconsider();
  }

  /** Time has passed for the actions under way. */
  public void elapse() {
    if (!state.recoveries().isEmpty()) {
      actions.elapse();
    }
  }

  /** When an action under way next wants time to pass; empty when none does. */
  public Optional<Instant> nextDeadline() {
    if (state.recoveries().isEmpty()) {
      return Optional.empty();
    }
    return state.recoveries().stream()
        .filter(recovery -> recovery.phase() != Phase.ORPHANED)
        .map(RecoveryRecord::deadline)
        .min(Instant::compareTo);
  }

  /** A chain's monitor heard something, changed, or its deadline is there. */
  public void consider(MonitorResponse response) {
    actions.observe(response);
    if (response.active()) {
      response.suspended(gates.suspension(response), state.now());
      responders.consider(response);
      incidents.renew(response);
      end(response);
    }
    response.deadline(next(response));
  }

  /** A chain was restored: nothing is considered yet, but its deadlines are known again. */
  public void resume(MonitorResponse response) {
    response.deadline(next(response));
  }

  /** Considers whatever was stirred up, until nothing is. */
  public List<MonitorResponse> settle() {
    List<MonitorResponse> stirred = state.takeReconsidered();
    if (stirred.isEmpty()) {
      return List.of();
    }
    List<MonitorResponse> considered = new ArrayList<>();
    for (int round = 0; round < ROUNDS && !stirred.isEmpty(); round++) {
      stirred.forEach(this::consider);
      considered.addAll(stirred);
      stirred = state.takeReconsidered();
    }
    return considered;
  }

  /**
   * The monitor of a chain is gone; what it held is given back, and an action for it cannot be
   * judged.
   */
  public void retire(MonitorResponse response, End end, EventId because) {
    episodes.close(response, end, "", because);
    offline.release(response, "no longer watched", List.of(because));
    actions.gone(response.id());
  }

  private void end(MonitorResponse response) {
    EventId last = response.monitor().lastTransition();
    if (due(incidents.closesAt(response))) {
      incidents.close(response, "healthy again", response.lastTransition());
    }
    if (due(offline.releasesAt(response))) {
      offline.release(response, "healed and calm for five minutes", response.lastTransition());
    }
    if (due(response.episode.flatMap(EpisodeRecord::closesAt)) && response.offline.isEmpty()) {
      episodes.close(response, End.HEALED, "", last);
    }
    if (due(restedAt(response))) {
      for (Responder responder : response.responders()) {
        if (responder.exhausted) {
          responder.rested();
          state.record(new RecoveryEvent.ExhaustionChanged(responder.id(), false, ""), last);
        }
      }
    }
  }

  private static Optional<Instant> restedAt(MonitorResponse response) {
    boolean exhausted = response.responders().stream().anyMatch(r -> r.exhausted);
    return exhausted ? response.calmSince.map(since -> since.plus(RESTED)) : Optional.empty();
  }

  private boolean due(Optional<Instant> at) {
    return at.isPresent() && !at.get().isAfter(state.now());
  }

  private long next(MonitorResponse response) {
    if (!response.active()) {
      return Long.MAX_VALUE;
    }
    Earliest earliest = new Earliest(state.now());
    earliest.take(incidents.closesAt(response));
    earliest.take(offline.releasesAt(response));
    earliest.take(restedAt(response));
    earliest.take(response.urgent.map(one -> one.since().plus(Incidents.WITHHELD_AT_MOST)));
    earliest.take(response.episode.flatMap(EpisodeRecord::closesAt));
    for (Responder responder : response.responders()) {
      earliest.take(responders.dueAt(responder));
      earliest.take(responder.retryAt);
      earliest.take(responder.patienceEnds());
      earliest.take(responder.confirming.map(ConfirmingRecord::until));
      earliest.take(responder.approval.map(ApprovalRecord::expiresAt));
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
