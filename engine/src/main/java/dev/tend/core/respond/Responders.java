package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EventId;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Confirmation;
import dev.tend.core.monitor.ProbeSource;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides for each responder of a chain whether it is due, and takes it through the gates. */
final class Responders {
  /** How much longer than its timeout a confirming run is waited for. */
  private static final Duration OVERTIME = Duration.ofSeconds(10);

  /** How long a monitor that waits for no results is left alone once it was not confirmed. */
  private static final Duration JUDGED_AGAIN_AFTER = Duration.ofMinutes(1);

  /** Refusals in a row for want of confirmation after which a person is told. */
  private static final int NOT_CONFIRMED_AT_MOST = 2;

  private final Scene scene;
  private final Gates gates;
  private final Incidents incidents;
  private final Intents intents;
  private final Approvals approvals;

  Responders(Scene scene, Gates gates, Incidents incidents, Intents intents, Approvals approvals) {
    this.scene = scene;
    this.gates = gates;
    this.incidents = incidents;
    this.intents = intents;
    this.approvals = approvals;
  }

  /** Takes every responder of a chain as far as it can go now. */
  void consider(Chain chain, Instant now) {
    for (Responder responder : chain.responders()) {
      approvals.lapse(chain, responder, now);
      if (responder.confirming != null) {
        confirming(chain, responder, now);
      } else if (!responder.busy()) {
        Optional<Instant> due = dueAt(chain, responder);
        if (due.isEmpty()
            && (responder.refusal.isPresent() || responder.withheldSince.isPresent())) {
          responder.forgetRefusal();
          scene.touch(chain);
        } else if (due.isPresent() && !due.get().isAfter(now) && heardSince(chain, responder)) {
          due(chain, responder, now);
        }
      }
    }
  }

  /** When a responder is due, if nothing changes; empty when its state is not reached. */
  Optional<Instant> dueAt(Chain chain, Responder responder) {
    MonitorState state = responder.definition().targetHealthState();
    Duration wait = responder.definition().waitInterval();
    if (responder.definition().kind() == ResponderKind.RESTORE) {
      boolean over = chain.episode != null && chain.episode.healedAt().isPresent();
      Duration longest = wait.compareTo(Offline.RELEASED_AFTER) > 0 ? wait : Offline.RELEASED_AFTER;
      return over && !chain.offline.isEmpty()
          ? chain.calmSince.map(at -> at.plus(longest))
          : Optional.empty();
    }
    boolean open =
        state == MonitorState.UNAVAILABLE
            ? chain.monitor().unavailable()
            : chain.monitor().raised();
    return open
        ? chain
            .monitor()
            .reachedAt(state)
            .map(reached -> later(reached, chain.clearSince).plus(wait))
            .map(due -> later(due, responder.notBefore.orElse(due)))
        : Optional.empty();
  }

  /**
   * Whether a conclusive result came since the last suspension, and since the last word on
   * confirmation.
   */
  private boolean heardSince(Chain chain, Responder responder) {
    boolean active =
        chain.monitor().raised() && responder.definition().kind() != ResponderKind.RESTORE;
    if (silentByNature(chain)
        || !active
        || responder.definition().targetHealthState() == MonitorState.UNAVAILABLE) {
      return true;
    }
    Instant raisedAt = chain.monitor().raisedAt().orElse(chain.clearSince);
    if (responder.notConfirmed > 0 && !failsAgain(chain)) {
      return false;
    }
    boolean suspended = chain.clearSince.isAfter(raisedAt);
    return (!suspended || chain.monitor().conclusiveSince(chain.clearSince))
        && (responder.notBefore.isEmpty()
            || chain.monitor().conclusiveSince(responder.notBefore.get()));
  }

  /**
   * Whether the fault showed once more after an act on it was not confirmed. One that does not is
   * about to heal, and no news.
   */
  private boolean failsAgain(Chain chain) {
    return chain.monitor().definition().rule().judgesSamples()
        || chain.monitor().probes().stream()
            .anyMatch(probe -> !scene.probe(probe.id()).lastSucceeded());
  }

  private void due(Chain chain, Responder responder, Instant now) {
    if (responder.definition().kind() == ResponderKind.ESCALATE) {
      incidents.consider(chain, responder, now);
      return;
    }
    Optional<Barrier> barrier = gates.judge(chain, responder, now);
    if (barrier.isPresent()) {
      refuse(chain, responder, barrier.get(), List.of());
    } else if (responder.definition().kind() == ResponderKind.RESTORE) {
      intents.intend(chain, responder, causes(chain), now);
    } else {
      confirm(chain, responder, now);
    }
  }

  private void confirm(Chain chain, Responder responder, Instant now) {
    List<ProbeSource> probes = chain.monitor().probesToConfirm();
    Duration longest = Duration.ZERO;
    for (ProbeSource probe : probes) {
      Duration timeout = probe.definition().timeout();
      longest = timeout.compareTo(longest) > 0 ? timeout : longest;
    }
    responder.confirming =
        new Confirming(
            probes.stream().map(ProbeSource::id).toList(), now, now.plus(longest).plus(OVERTIME));
    responder.forgetRefusal();
    scene.touch(chain);
    if (!probes.isEmpty()) {
      scene
          .journal()
          .record(new ResponderEvent.Confirming(responder.id(), episode(chain)), causes(chain));
    }
    probes.forEach(probe -> scene.journal().effect(new Effect.RunProbe(probe.id())));
    confirming(chain, responder, now);
  }

  /** A confirming run came back; whoever asked for it takes it. */
  void answered(ProbeReported result, EventId event) {
    for (Chain chain : scene.active()) {
      for (Responder responder : chain.responders()) {
        if (responder.confirming != null && responder.confirming.answer(result, event)) {
          scene.touch(chain);
        }
      }
    }
  }

  private void confirming(Chain chain, Responder responder, Instant now) {
    Confirming confirming = responder.confirming;
    if (confirming == null) {
      return;
    }
    if (!chain.monitor().raised() || !chain.monitor().enabled()) {
      settle(chain, responder, now);
      refuse(
          chain,
          responder,
          new Barrier(
              Refusal.NOT_CONFIRMED,
              "healed before the act",
              Optional.empty(),
              confirming.events()),
          List.of());
    } else if (confirming.complete()) {
      settle(chain, responder, now);
      judged(chain, responder, confirming, now);
    } else if (!now.isBefore(confirming.until())) {
      settle(chain, responder, now);
      String who = "no answer of " + confirming.waitingFor();
      refuse(
          chain,
          responder,
          new Barrier(Refusal.CANNOT_CONFIRM, who, Optional.empty(), confirming.events()),
          List.of());
    }
  }

  private static boolean silentByNature(Chain chain) {
    MonitorRule rule = chain.monitor().definition().rule();
    return rule == MonitorRule.NOTIFICATION || rule == MonitorRule.NO_RESULTS;
  }

  private void settle(Chain chain, Responder responder, Instant now) {
    responder.confirming = null;
    // A result that was there before says nothing new; where none need come, time must pass.
    responder.notBefore =
        Optional.of(silentByNature(chain) ? now.plus(JUDGED_AGAIN_AFTER) : now.plusMillis(1));
    scene.touch(chain);
  }

  private void judged(Chain chain, Responder responder, Confirming confirming, Instant now) {
    Confirmation confirmation = chain.monitor().confirm(confirming.answers(), now);
    switch (confirmation.finding()) {
      case CANNOT_JUDGE ->
          refuse(
              chain,
              responder,
              new Barrier(
                  Refusal.CANNOT_CONFIRM,
                  confirmation.reason(),
                  Optional.empty(),
                  confirming.events()),
              List.of());
      case NOT_CONFIRMED -> notConfirmed(chain, responder, confirming, confirmation.reason());
      case CONFIRMED -> {
        responder.notConfirmed = 0;
        responder.notBefore = Optional.empty();
        Optional<Barrier> barrier = gates.judge(chain, responder, now);
        if (barrier.isPresent()) {
          refuse(chain, responder, barrier.get(), confirming.events());
        } else {
          List<EventId> causes = new ArrayList<>(causes(chain));
          causes.addAll(confirming.events());
          intents.intend(chain, responder, causes, now);
        }
      }
    }
  }

  private void notConfirmed(
      Chain chain, Responder responder, Confirming confirming, String detail) {
    responder.notConfirmed++;
    // Each such answer is news, however often it comes.
    responder.refusal = Optional.empty();
    refuse(
        chain,
        responder,
        new Barrier(Refusal.NOT_CONFIRMED, detail, Optional.empty(), confirming.events()),
        List.of());
    if (responder.notConfirmed == NOT_CONFIRMED_AT_MOST) {
      incidents.worsened(chain, "Intermittent", scene.journal().last());
    }
  }

  private void refuse(Chain chain, Responder responder, Barrier barrier, List<EventId> more) {
    Refusal reason = barrier.reason();
    Optional<String> said =
        Optional.of(
            reason == Refusal.OBSERVE_ONLY
                ? reason.text() + ", " + barrier.detail()
                : reason.text());
    if (!responder.retryAt.equals(barrier.retryAt())) {
      responder.retryAt = barrier.retryAt();
      scene.touch(chain);
    }
    if (responder.refusal.equals(said)) {
      return;
    }
    responder.refusal = said;
    scene.touch(chain);
    List<EventId> causes = new ArrayList<>(barrier.causes());
    causes.addAll(causes(chain));
    causes.addAll(more);
    EventId refused =
        scene
            .journal()
            .record(
                new ResponderEvent.Refused(
                    responder.id(), episode(chain), reason, barrier.detail(), barrier.retryAt()),
                causes);
    after(chain, responder, barrier, refused);
  }

  private void after(Chain chain, Responder responder, Barrier barrier, EventId refused) {
    int gate = barrier.reason().gate();
    if (gate == Refusal.TOO_SOON.gate()) {
      intents.overBudget(chain, responder, refused, scene.now());
    }
    boolean spends = gate == Refusal.EXHAUSTED.gate() || gate == Refusal.TOO_SOON.gate();
    if (spends && responder.definition().kind() == ResponderKind.DESTRUCTIVE) {
      responder.spent = true;
    }
    if (barrier.reason() == Refusal.AWAITING_APPROVAL) {
      approvals.ask(chain, responder, refused);
    }
  }

  static String episode(Chain chain) {
    return chain.episode == null ? "" : chain.episode.id();
  }

  private static List<EventId> causes(Chain chain) {
    return List.of(chain.monitor().lastTransition());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
