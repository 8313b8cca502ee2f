package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.record.Evidence;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.MonitorRecord.Repair;
import dev.tend.core.record.RuleStrictness;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of one monitor, and how they move together. */
final class MonitorEngine {
  private static final long AS_DUE = Long.MIN_VALUE;

  final RuleEvaluation evaluation;
  final SeverityChain severityChain;
  final AdministrativeStates overlays;
  final Grace grace = new Grace(this);

  /** Whether it should be on; the next tick brings that about. */
  boolean wanted;

  /** Whether a definition that was exchanged while no agent ran took its ground away. */
  boolean groundless;

  /** Told of every change of the record, seen or unseen; a test of the house sees to it. */
  Runnable watcher = () -> {};

  MonitorMachine machine = MonitorMachine.UNWITNESSED;

  /** When it last heard anything. */
  long seenAt;

  MonitorEngine(
      MonitorDefinition definition, List<ScheduledProbe> probes, boolean enabled, long now) {
    evaluation = new RuleEvaluation(Rule.of(definition), probes, now, this);
    severityChain = new SeverityChain(this, definition.stateTransitions(), beginning(), now);
    wanted = enabled && !probes.isEmpty();
    overlays = new AdministrativeStates(this, wanted, now);
    seenAt = now;
  }

  void changed() {
    watcher.run();
  }

  void move(MonitorPhase from, TransitionCause cause, MonitorPhase to) {
    machine.move(from, cause, to);
  }

  MonitorState shown() {
    return overlays.shown(severityChain.state());
  }

  /** Since when it is in a state, as {@link Monitor#reachedAt} tells it. */
  Optional<Instant> reachedAt(MonitorState state) {
    return switch (state) {
      case DEGRADED, UNHEALTHY, UNRECOVERABLE ->
          SeverityChain.instant(severityChain.severeSince(state));
      case HEALTHY ->
          overlays.unavailable()
              ? Optional.empty()
              : SeverityChain.instant(Math.max(severityChain.healthyAt, overlays.heardAt()));
      case UNAVAILABLE -> SeverityChain.instant(overlays.unavailableAt());
      case REPAIRING -> overlays.repair().map(Repair::since);
      case DISABLED, UNEVALUATED -> Optional.empty();
    };
  }

  /** Does all that the time and the windows ask for; the gravest occasion, or null for none. */
  @Nullable TransitionCause settle(long now) {
    if (overtaken()) {
      return overlays.on() == wanted ? withdraw(now) : turnSwitch(now);
    }
    return settle(now, AS_DUE);
  }

  /** Whether it has yet to follow its definition, which is another than in its last run. */
  boolean overtaken() {
    return groundless || overlays.on() != wanted;
  }

  private TransitionCause withdraw(long now) {
    groundless = false;
    settleOverlays(now);
    MonitorState target = evaluation.enough() ? MonitorState.HEALTHY : MonitorState.UNEVALUATED;
    lower(target, TransitionCause.WITHDRAWN, now);
    return TransitionCause.WITHDRAWN;
  }

  private @Nullable TransitionCause settle(long now, long notBefore) {
    TransitionCause overlay = settleOverlays(now);
    TransitionCause judged = overlays.on() ? judge(now, notBefore) : null;
    return judged == null ? overlay : judged;
  }

  /** Judges by another definition, which is in place; the same answer as {@link #settle}. */
  @Nullable TransitionCause resettle(
      boolean sameKind, boolean mustWithdraw, boolean held, long now) {
    groundless = false;
    if (overlays.on() != wanted) {
      return turnSwitch(now);
    }
    if (overlays.on() && !sameKind && unproven()) {
      return withdraw(now);
    }
    if (overlays.on() && severityChain.state().raised()) {
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
      next = Math.min(next, evaluation.silentAt());
    }
    if (!grace.active()) {
      next = Math.min(next, evaluation.nextEdge(severityChain.state().raised()));
    }
    return Math.min(next, severityChain.nextStep());
  }

  /** What to say about a change; empty when nothing is seen of it. */
  Optional<MonitorChange> changed(
      MonitorState from,
      MonitorState beneathFrom,
      @Nullable TransitionCause cause,
      String detail,
      Optional<EventId> event) {
    if (cause == null || (from == shown() && beneathFrom == severityChain.state())) {
      return Optional.empty();
    }
    String told =
        switch (cause) {
          case RAISED, CHAIN_STEPPED -> join(detail, evaluation.complaint());
          case SILENT -> join(detail, evaluation.silence());
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
        switch (cause) {
          case RAISED -> evaluation.evidence().events();
          case SILENT -> evaluation.unjudged().stream().map(Evidence::event).toList();
          case EVALUATED, HEALED, HEARD -> event.map(List::of).orElse(List.of());
          case CHAIN_STEPPED, WITHDRAWN, REPAIR_BEGAN, REPAIR_ENDED, SWITCHED_OFF, SWITCHED_ON ->
              List.of();
        };
    return Optional.of(
        new MonitorChange(from, shown(), beneathFrom, severityChain.state(), cause, told, causes));
  }

  /** Whether it is called healthy although too little is known for that. */
  private boolean unproven() {
    return severityChain.state() == MonitorState.HEALTHY && !evaluation.enough();
  }

  private boolean unsupported(boolean held, long now) {
    return (held && !evaluation.holds(now))
        || (evaluation.recovered() && !evaluation.persists(now));
  }

  private @Nullable TransitionCause settleOverlays(long now) {
    boolean ended = overlays.repairEndsAt() <= now;
    if (ended) {
      overlays.endRepair();
    }
    boolean silent = overlays.on() && evaluation.silentAt() <= now;
    if (silent != overlays.unavailable()) {
      if (silent) {
        overlays.fallSilent(now);
      } else {
        overlays.hear(now);
      }
      return ended
          ? TransitionCause.REPAIR_ENDED
          : silent ? TransitionCause.SILENT : TransitionCause.HEARD;
    }
    return ended ? TransitionCause.REPAIR_ENDED : null;
  }

  private @Nullable TransitionCause judge(long now, long notBefore) {
    boolean raised = severityChain.state().raised();
    if (!grace.active()) {
      if (!raised) {
        return judgeCalm(now);
      }
      if (evaluation.persists(now)) {
        evaluation.markRaisers();
      } else if (evaluation.recovered()) {
        lower(MonitorState.HEALTHY, TransitionCause.HEALED, now);
        return TransitionCause.HEALED;
      }
    }
    return raised && severityChain.step(now, notBefore) ? TransitionCause.CHAIN_STEPPED : null;
  }

  private @Nullable TransitionCause judgeCalm(long now) {
    if (evaluation.holds(now)) {
      evaluation.markRaisers();
      evaluation.pruneEvidence();
      severityChain.raise(now);
      return TransitionCause.RAISED;
    }
    if (severityChain.state() == MonitorState.UNEVALUATED && evaluation.enough()) {
      severityChain.settle(MonitorState.HEALTHY, TransitionCause.EVALUATED, now);
      return TransitionCause.EVALUATED;
    }
    return null;
  }

  private void lower(MonitorState target, TransitionCause cause, long now) {
    severityChain.settle(target, cause, now);
    evaluation.forgetRaisers();
    evaluation.pruneEvidence();
  }

  private TransitionCause turnSwitch(long now) {
    groundless = false;
    if (!wanted) {
      settleOverlays(now);
      overlays.switchOff();
      return TransitionCause.SWITCHED_OFF;
    }
    evaluation.startOver(now);
    overlays.switchOn(now);
    severityChain.settle(beginning(), TransitionCause.SWITCHED_ON, now);
    settleOverlays(now);
    return TransitionCause.SWITCHED_ON;
  }

  private MonitorState beginning() {
    return evaluation.rule() instanceof NotificationRule && evaluation.enough()
        ? MonitorState.HEALTHY
        : MonitorState.UNEVALUATED;
  }

  /** The state as data, without windows. */
  MonitorRecord record(ItemId id, EventId lastTransition, Instant lastTransitionAt) {
    List<ItemId> raisedBy =
        Arrays.stream(evaluation.tracks())
            .filter(track -> track.raiser)
            .map(track -> track.probe().id())
            .toList();
    return new MonitorRecord(
        id,
        overlays.on(),
        severityChain.state(),
        severityChain.raises(),
        SeverityChain.instant(severityChain.raisedAt),
        SeverityChain.instant(severityChain.unhealthyAt),
        SeverityChain.instant(severityChain.unrecoverableAt),
        SeverityChain.instant(severityChain.healthyAt),
        SeverityChain.instant(overlays.unavailableAt()),
        Instant.ofEpochMilli(overlays.heardAt()),
        overlays.repair(),
        grace.record(),
        raisedBy,
        lastTransition,
        lastTransitionAt,
        Optional.of(evaluation.ruleStrictness()));
  }

  /** What the windows hold, as data. */
  WindowRecord window(ItemId id) {
    return new WindowRecord(
        id,
        severityChain.raises(),
        Instant.ofEpochMilli(seenAt),
        grace.freshFrom(),
        evaluation.conclusiveAt(),
        evaluation.record(),
        evaluation.results());
  }

  /** Goes on from what was kept; without a window, its windows begin empty. */
  void restore(MonitorRecord record, Optional<WindowRecord> window, long now) {
    severityChain.restore(record);
    overlays.restore(record);
    grace.restore(record.acts());
    window.ifPresent(kept -> evaluation.restore(kept, now));
    if (window.isPresent() && window.get().freshFrom() < grace.freshFrom()) {
      evaluation.refresh();
    }
    if (window.isEmpty() || window.get().raises() != record.raises()) {
      evaluation.outdated(record, now);
    }
    evaluation.restoreRaisers(record.raisedBy());
    record.demands().ifPresent(former -> judgeAnew(former, now));
  }

  /** Another definition holds than when the record was kept: what was kept is judged by it. */
  private void judgeAnew(RuleStrictness former, long now) {
    boolean raised = overlays.on() && severityChain.state().raised();
    if (!evaluation.ruleStrictness().sameRule(former)) {
      evaluation.startOver(now);
      groundless = raised || (overlays.on() && unproven());
    } else if (evaluation.ruleStrictness().moreThan(former)) {
      groundless = raised && !evaluation.persists(now);
    }
  }

  private static String join(String because, String told) {
    return because.isEmpty() || told.isEmpty() ? because + told : because + "; " + told;
  }
}
