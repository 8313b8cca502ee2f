package dev.tend.core.monitor;

import dev.tend.core.durable.Evidence;
import dev.tend.core.durable.MonitorRecord.Repair;
import dev.tend.core.event.EventId;
import dev.tend.core.event.Occasion;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of one monitor, and how they move together. */
final class Workings {
  private static final long AS_DUE = Long.MIN_VALUE;

  final Judgement judgement;
  final Chain chain;
  final Overlays overlays;
  final Grace grace = new Grace();

  /** Whether it should be on; the next tick brings that about. */
  boolean wanted;

  /** Whether a definition that was exchanged while no agent ran took its ground away. */
  boolean groundless;

  /** Whether its record has changed, seen or unseen, since somebody asked. */
  boolean unkept;

  /** When it was last told anything. */
  long seenAt;

  Workings(MonitorDefinition definition, List<ProbeSource> probes, boolean enabled, long now) {
    MonitorMachine machine = MonitorMachine.standard();
    judgement = new Judgement(Rule.of(definition), probes, now);
    chain = new Chain(machine, definition.stateTransitions(), beginning(), now);
    wanted = enabled && !probes.isEmpty();
    overlays = new Overlays(machine, wanted, now);
    seenAt = now;
  }

  void machine(MonitorMachine machine) {
    chain.machine(machine);
    overlays.machine(machine);
  }

  MonitorState shown() {
    return overlays.shown(chain.state());
  }

  /** Since when it is in a state, as {@link Monitor#reachedAt} tells it. */
  Optional<Instant> reachedAt(MonitorState state) {
    return switch (state) {
      case DEGRADED, UNHEALTHY, UNRECOVERABLE -> Chain.instant(chain.severeSince(state));
      case HEALTHY ->
          overlays.unavailable()
              ? Optional.empty()
              : Chain.instant(Math.max(chain.healthyAt, overlays.heardAt()));
      case UNAVAILABLE -> Chain.instant(overlays.unavailableAt());
      case REPAIRING -> overlays.repair().map(Repair::since);
      case DISABLED, UNEVALUATED -> Optional.empty();
    };
  }

  /** Does all that the time and the windows ask for; the gravest occasion, or null for none. */
  @Nullable Occasion settle(long now) {
    Occasion occasion;
    if (overtaken()) {
      occasion = overlays.on() == wanted ? withdraw(now) : turnSwitch(now);
    } else {
      occasion = settle(now, AS_DUE);
    }
    unkept |= occasion != null;
    return occasion;
  }

  /** Whether it has yet to follow its definition, which is another than in its last life. */
  boolean overtaken() {
    return groundless || overlays.on() != wanted;
  }

  private Occasion withdraw(long now) {
    groundless = false;
    settleOverlays(now);
    MonitorState target = judgement.enough() ? MonitorState.HEALTHY : MonitorState.UNEVALUATED;
    lower(target, Occasion.WITHDRAWN, now);
    return Occasion.WITHDRAWN;
  }

  private @Nullable Occasion settle(long now, long notBefore) {
    Occasion overlay = settleOverlays(now);
    Occasion judged = overlays.on() ? judge(now, notBefore) : null;
    return judged == null ? overlay : judged;
  }

  /** Judges by another definition, which is in place; the same answer as {@link #settle}. */
  @Nullable Occasion resettle(boolean mustWithdraw, boolean held, long now) {
    groundless = false;
    if (overlays.on() != wanted) {
      return turnSwitch(now);
    }
    if (overlays.on() && chain.state().raised()) {
      if (mustWithdraw || (!grace.active() && unsupported(held, now))) {
        return withdraw(now);
      }
    }
    return settle(now, now);
  }

  /** The earliest instant at which time alone may change something. */
  long nextDeadline() {
    if (overtaken()) {
      return seenAt;
    }
    long next = overlays.repairEndsAt();
    if (!overlays.on()) {
      return next;
    }
    if (!overlays.unavailable()) {
      next = Math.min(next, judgement.silentAt());
    }
    if (!grace.active()) {
      next = Math.min(next, judgement.nextEdge(chain.state().raised()));
    }
    return Math.min(next, chain.nextStep());
  }

  /** What to tell of a change; empty when nothing is seen of it. */
  Optional<MonitorChange> changed(
      MonitorState from,
      MonitorState beneathFrom,
      @Nullable Occasion occasion,
      String detail,
      Optional<EventId> event) {
    if (occasion == null || (from == shown() && beneathFrom == chain.state())) {
      return Optional.empty();
    }
    String told =
        switch (occasion) {
          case RAISED, CHAIN_STEPPED -> join(detail, judgement.complaint());
          case SILENT -> join(detail, judgement.silence());
          case EVALUATED,
              HEALED,
              WITHDRAWN,
              HEARD,
              REPAIR_BEGAN,
              REPAIR_ENDED,
              SWITCHED_OFF,
              SWITCHED_ON ->
              detail;
        };
    List<EventId> causes =
        switch (occasion) {
          case RAISED -> judgement.evidence().events();
          case SILENT -> judgement.unjudged().stream().map(Evidence::event).toList();
          case EVALUATED, HEALED, HEARD -> event.map(List::of).orElse(List.of());
          case CHAIN_STEPPED, WITHDRAWN, REPAIR_BEGAN, REPAIR_ENDED, SWITCHED_OFF, SWITCHED_ON ->
              List.of();
        };
    return Optional.of(
        new MonitorChange(from, shown(), beneathFrom, chain.state(), occasion, told, causes));
  }

  private boolean unsupported(boolean held, long now) {
    return (held && !judgement.holds(now)) || (judgement.recovered() && !judgement.persists(now));
  }

  private @Nullable Occasion settleOverlays(long now) {
    boolean ended = overlays.repairEndsAt() <= now;
    if (ended) {
      overlays.endRepair();
    }
    boolean silent = overlays.on() && judgement.silentAt() <= now;
    if (silent != overlays.unavailable()) {
      if (silent) {
        overlays.fallSilent(now);
      } else {
        overlays.hear(now);
      }
      return ended ? Occasion.REPAIR_ENDED : silent ? Occasion.SILENT : Occasion.HEARD;
    }
    return ended ? Occasion.REPAIR_ENDED : null;
  }

  private @Nullable Occasion judge(long now, long notBefore) {
    boolean raised = chain.state().raised();
    if (!grace.active()) {
      if (!raised) {
        return judgeCalm(now);
      }
      if (judgement.persists(now)) {
        unkept |= judgement.markRaisers();
      } else if (judgement.recovered()) {
        lower(MonitorState.HEALTHY, Occasion.HEALED, now);
        return Occasion.HEALED;
      }
    }
    return raised && chain.step(now, notBefore) ? Occasion.CHAIN_STEPPED : null;
  }

  private @Nullable Occasion judgeCalm(long now) {
    if (judgement.holds(now)) {
      judgement.markRaisers();
      judgement.pruneEvidence();
      chain.raise(now);
      return Occasion.RAISED;
    }
    if (chain.state() == MonitorState.UNEVALUATED && judgement.enough()) {
      chain.settle(MonitorState.HEALTHY, Occasion.EVALUATED, now);
      return Occasion.EVALUATED;
    }
    return null;
  }

  private void lower(MonitorState target, Occasion occasion, long now) {
    chain.settle(target, occasion, now);
    judgement.forgetRaisers();
    judgement.pruneEvidence();
  }

  private Occasion turnSwitch(long now) {
    groundless = false;
    if (!wanted) {
      settleOverlays(now);
      overlays.switchOff();
      return Occasion.SWITCHED_OFF;
    }
    judgement.startOver(now);
    overlays.switchOn(now);
    chain.settle(beginning(), Occasion.SWITCHED_ON, now);
    settleOverlays(now);
    return Occasion.SWITCHED_ON;
  }

  private MonitorState beginning() {
    return judgement.rule() instanceof NotificationRule
        ? MonitorState.HEALTHY
        : MonitorState.UNEVALUATED;
  }

  private static String join(String because, String told) {
    return because.isEmpty() || told.isEmpty() ? because + told : because + "; " + told;
  }
}
