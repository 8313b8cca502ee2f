package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Confirmation;
import dev.tend.core.record.MonitorResponseRecord.ConfirmingRecord;
import dev.tend.core.record.MonitorResponseRecord.EpisodeRecord;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides for each responder of a chain whether it is due, and takes it through the gates. */
final class ResponderScheduler {
  /** How much longer than its timeout a confirming run is waited for. */
  private static final Duration OVERTIME = Duration.ofSeconds(10);

  /** How long a monitor that waits for no results is left alone once it was not confirmed. */
  private static final Duration JUDGED_AGAIN_AFTER = Duration.ofMinutes(1);

  /** Refusals in a row for want of confirmation after which a person is told. */
  private static final int NOT_CONFIRMED_AT_MOST = 2;

  private final CoreState state;
  private final Gates gates;
  private final Incidents incidents;
  private final ActionStarter starter;
  private final Approvals approvals;

  ResponderScheduler(
      CoreState state,
      Gates gates,
      Incidents incidents,
      ActionStarter starter,
      Approvals approvals) {
    this.state = state;
    this.gates = gates;
    this.incidents = incidents;
    this.starter = starter;
    this.approvals = approvals;
  }

  /** Takes every responder of a chain as far as it can go now. */
  void consider(MonitorResponse response) {
    for (Responder responder : response.responders()) {
      approvals.lapse(responder);
      if (responder.confirming.isPresent()) {
        confirming(responder);
      } else if (!responder.busy()) {
        Optional<Instant> due = dueAt(responder);
        if (due.isEmpty()
            && (responder.refusal.isPresent() || responder.withheldSince.isPresent())) {
          responder.moot(state.now());
        } else if (due.isEmpty() && response.episode.isEmpty()) {
          response.calmSince.ifPresent(
              since -> responder.calmFor(Duration.between(since, state.now())));
        } else if (due.isPresent()
            && !due.get().isAfter(state.now())
            && (heardSince(responder) || overdue(responder))
            && !healing(responder)) {
          due(responder);
        }
      }
    }
  }

  /** When a responder is due, if nothing changes; empty when its state is not reached. */
  Optional<Instant> dueAt(Responder responder) {
    MonitorResponse response = responder.response;
    Duration wait = responder.definition().waitInterval();
    if (!isReached(responder)) {
      return Optional.empty();
    }
    if (responder.definition().kind() == ResponderKind.RESTORE) {
      return response.calmSince.map(at -> at.plus(OfflineHolds.later(wait)));
    }
    return response
        .monitor()
        .reachedAt(responder.definition().targetHealthState())
        .map(reached -> later(reached, response.clearSince).plus(wait))
        .map(due -> later(due, responder.notBefore.orElse(due)))
        .map(due -> responder.patienceEnds().filter(due::isAfter).orElse(due));
  }

  /** Whether the state that a responder is for is reached, so that it is due now or later. */
  static boolean isReached(Responder responder) {
    MonitorResponse response = responder.response;
    MonitorState state = responder.definition().targetHealthState();
    if (responder.definition().kind() == ResponderKind.RESTORE) {
      boolean over = response.episode.flatMap(EpisodeRecord::healedAt).isPresent();
      return over && !response.offline.isEmpty() && response.calmSince.isPresent();
    }
    boolean open =
        state == MonitorState.UNAVAILABLE
            ? response.monitor().unavailable()
            : response.monitor().raised();
    return open && response.monitor().reachedAt(state).isPresent();
  }

  /**
   * Whether a page has waited for a result for as long as it may. A new run of the agent first
   * gives the probes a round of their own, since what it knows is from the run before.
   */
  private boolean overdue(Responder responder) {
    Instant heard = state.environment().upSince().plus(responder.response.ownRound());
    return responder.withheldSince.isPresent()
        && responder.withheldLongEnough(state.now())
        && !state.now().isBefore(heard);
  }

  /**
   * Whether a page that was held back for long is about something that seems to heal just now, as
   * after a restart of the agent: the next result tells.
   */
  private boolean healing(Responder responder) {
    MonitorResponse response = responder.response;
    return responder.withheldSince.isPresent()
        && responder.withheldLongEnough(state.now())
        && responder.definition().targetHealthState() != MonitorState.UNAVAILABLE
        && !silentByNature(response)
        && !failsAgain(response);
  }

  /**
   * Whether a conclusive result came since the last suspension, and since the last word on
   * confirmation.
   */
  private boolean heardSince(Responder responder) {
    MonitorResponse response = responder.response;
    boolean active =
        response.monitor().raised() && responder.definition().kind() != ResponderKind.RESTORE;
    if (silentByNature(response)
        || !active
        || responder.definition().targetHealthState() == MonitorState.UNAVAILABLE) {
      return true;
    }
    Instant raisedAt = response.monitor().raisedAt().orElse(response.clearSince);
    if (responder.notConfirmed > 0 && !failsAgain(response)) {
      return false;
    }
    boolean suspended = response.clearSince.isAfter(raisedAt);
    return (!suspended || response.monitor().conclusiveSince(response.clearSince))
        && (responder.notBefore.isEmpty()
            || response.monitor().conclusiveSince(responder.notBefore.get()));
  }

  /**
   * Whether the fault showed once more after an action on it was not confirmed. One that does not
   * is about to heal, and no news.
   */
  private boolean failsAgain(MonitorResponse response) {
    return response.monitor().definition().rule().judgesSamples()
        || response.monitor().probes().stream()
            .anyMatch(probe -> !state.probe(probe.id()).lastSucceeded());
  }

  private void due(Responder responder) {
    if (responder.definition().kind() == ResponderKind.ESCALATE) {
      incidents.consider(responder);
      return;
    }
    if (responder.definition().kind() == ResponderKind.COLLECT
        && responder.attempts >= responder.definition().attempts()) {
      // Done is not refused.
      return;
    }
    Optional<GateRefusal> refusal = gates.judge(responder);
    if (refusal.isPresent()) {
      refuse(responder, refusal.get(), List.of());
    } else if (!responder.definition().kind().disturbs()) {
      starter.intend(responder, responder.response.lastTransition());
    } else {
      confirm(responder);
    }
  }

  private void confirm(Responder responder) {
    MonitorResponse response = responder.response;
    List<ScheduledProbe> probes = response.monitor().probesToConfirm();
    Duration longest = Duration.ZERO;
    for (ScheduledProbe probe : probes) {
      Duration timeout = probe.definition().timeout();
      longest = timeout.compareTo(longest) > 0 ? timeout : longest;
    }
    responder.confirming(
        ConfirmingRecord.begin(
            probes.stream().map(ScheduledProbe::id).toList(),
            state.now(),
            state.now().plus(longest).plus(OVERTIME)));
    responder.forgetRefusal();
    if (!probes.isEmpty()) {
      state.record(
          new ResponderEvent.Confirming(responder.id(), response.episodeId()),
          response.lastTransition());
    }
    probes.forEach(probe -> state.effect(new Effect.RunProbe(probe.id())));
    confirming(responder);
  }

  /** A confirming run came back; whoever asked for it takes it. */
  void answered(ProbeReported result, EventId event) {
    for (MonitorResponse response : state.active()) {
      for (Responder responder : response.responders()) {
        responder
            .confirming
            .map(waiting -> waiting.answered(result, event))
            .ifPresent(responder::confirming);
      }
    }
  }

  private void confirming(Responder responder) {
    Instant now = state.now();
    MonitorResponse response = responder.response;
    if (responder.confirming.isEmpty()) {
      return;
    }
    ConfirmingRecord confirming = responder.confirming.get();
    boolean moot = !response.monitor().raised() || !response.monitor().enabled();
    boolean late = !now.isBefore(confirming.until());
    if (moot || late || confirming.complete()) {
      // A result that was there before says nothing new; where none need come, time must pass.
      responder.settled(
          silentByNature(response) ? now.plus(JUDGED_AGAIN_AFTER) : now.plusMillis(1));
    }
    if (moot) {
      refuse(responder, confirming, Refusal.NOT_CONFIRMED, "healed before the act");
    } else if (confirming.complete()) {
      judged(responder, confirming);
    } else if (late) {
      String who = "no answer of " + confirming.waitingFor();
      refuse(responder, confirming, Refusal.CANNOT_CONFIRM, who);
    }
  }

  private static boolean silentByNature(MonitorResponse response) {
    MonitorRule rule = response.monitor().definition().rule();
    return rule == MonitorRule.NOTIFICATION || rule == MonitorRule.NO_RESULTS;
  }

  private void judged(Responder responder, ConfirmingRecord confirming) {
    MonitorResponse response = responder.response;
    Confirmation confirmation = response.monitor().confirm(confirming.answers(), state.now());
    switch (confirmation.finding()) {
      case CANNOT_JUDGE ->
          refuse(responder, confirming, Refusal.CANNOT_CONFIRM, confirmation.reason());
      case NOT_CONFIRMED -> {
        responder.notConfirmed();
        refuse(responder, confirming, Refusal.NOT_CONFIRMED, confirmation.reason());
        if (responder.notConfirmed == NOT_CONFIRMED_AT_MOST) {
          incidents.worsened(response, "Intermittent", state.journal().last());
        }
      }
      case CONFIRMED -> {
        responder.confirmed();
        Optional<GateRefusal> refusal = gates.judge(responder);
        if (refusal.isPresent()) {
          refuse(responder, refusal.get(), confirming.events());
        } else {
          List<EventId> causes = new ArrayList<>(response.lastTransition());
          causes.addAll(confirming.events());
          starter.intend(responder, causes);
        }
      }
    }
  }

  private void refuse(
      Responder responder, ConfirmingRecord confirming, Refusal reason, String detail) {
    GateRefusal refusal = new GateRefusal(reason, detail, Optional.empty(), confirming.events());
    refuse(responder, refusal, List.of());
  }

  private void refuse(Responder responder, GateRefusal refusal, List<EventId> more) {
    Refusal reason = refusal.reason();
    // These two say more by their detail than by their name, and a page repeats what is said here.
    boolean telling = reason == Refusal.OBSERVE_ONLY || reason == Refusal.OPERATOR_AT_WORK;
    String said = telling ? reason.text() + ", " + refusal.detail() : reason.text();
    if (!responder.refused(said, refusal.retryAt())) {
      return;
    }
    List<EventId> causes = new ArrayList<>(refusal.causes());
    causes.addAll(responder.response.lastTransition());
    causes.addAll(more);
    EventId refused =
        state.record(
            new ResponderEvent.Refused(
                responder.id(),
                responder.response.episodeId(),
                reason,
                refusal.detail(),
                refusal.retryAt()),
            causes);
    after(responder, refusal, refused);
  }

  private void after(Responder responder, GateRefusal refusal, EventId refused) {
    int gate = refusal.reason().gate();
    if (gate == Refusal.TOO_SOON.gate()) {
      starter.overBudget(responder, refused);
    }
    boolean spends = gate == Refusal.EXHAUSTED.gate() || gate == Refusal.TOO_SOON.gate();
    if (spends && responder.definition().kind() == ResponderKind.DESTRUCTIVE) {
      responder.spend();
    }
    if (refusal.reason() == Refusal.AWAITING_APPROVAL) {
      approvals.ask(responder, refused);
      incidents.asks(responder);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
