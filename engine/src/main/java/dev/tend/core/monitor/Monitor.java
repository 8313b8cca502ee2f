package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.Evidence;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.MonitorRecord.Repair;
import dev.tend.core.record.RuleStrictness;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One monitor: reads the results of its probes, holds the state of one target, and says every
 * change of it exactly once. A single thread at a time; all instants are steady time and never go
 * back.
 *
 * <p>It begins {@code Unevaluated} ({@code notification}: {@code Healthy}, for no news is good news
 * there, unless a probe has yet to look for them in a log). It becomes {@code Healthy} when its
 * condition does not hold and enough is known: of each probe one good result; of the types that
 * count over an interval, {@code minimumResults}; of {@code no-results}, one success. It is raised
 * when its condition first holds, goes along its chain with time, and heals when the condition no
 * longer holds and each probe's last {@code recoveryThreshold} results were good. {@link
 * MonitorMachine} is the table.
 *
 * <p>It is {@code Unavailable} while any one of its probes that run on a schedule has not spoken
 * for three of its intervals and its timeout: silence of one is not made good by another. Overlays
 * never change what is beneath; but a monitor that is switched off stands still, and one that is
 * switched on begins anew. A result that started at most {@code monitoringInterval} ago, to the
 * millisecond, is in the window.
 */
public final class Monitor {
  private static final EventId NO_EVENT = new EventId(0, 0);

  private final ItemId id;
  private final MonitorEngine engine;
  private MonitorDefinition definition;
  private EventId lastTransition = NO_EVENT;
  private Instant lastTransitionAt;

  /**
   * A monitor that knows nothing yet.
   *
   * @param id its identity, with its target
   * @param definition its effective definition
   * @param probes its enabled probes, in order; with none it is switched off
   * @param enabled whether it takes part
   * @param now its beginning
   */
  public Monitor(
      ItemId id,
      MonitorDefinition definition,
      List<ScheduledProbe> probes,
      boolean enabled,
      Instant now) {
    this.id = id;
    this.definition = definition;
    this.engine = new MonitorEngine(definition, probes, enabled, now.toEpochMilli());
    this.lastTransitionAt = now;
  }

  /**
   * Goes on from what was kept. A raised monitor stays raised; results missed meanwhile count
   * neither way, nor does the time as silence. Where the definition is another than in its last
   * life, so that it should be switched now, or has lost its ground, {@link #catchUp} says so.
   *
   * @param window what its windows held; empty: they begin empty
   */
  public static Monitor restore(
      MonitorRecord record,
      MonitorDefinition definition,
      List<ScheduledProbe> probes,
      boolean enabled,
      Optional<WindowRecord> window,
      Instant now) {
    Monitor monitor = new Monitor(record.monitor(), definition, probes, enabled, now);
    monitor.engine.restore(record, window, now.toEpochMilli());
    monitor.transitioned(record.lastTransition(), record.lastTransitionAt());
    return monitor;
  }

  /**
   * Takes one scheduled result and judges.
   *
   * @param source the index of the probe in {@link #probes}
   * @param event the event that recorded it
   */
  public Optional<MonitorChange> accept(
      int source, ProbeReported result, EventId event, Instant now) {
    long at = seen(now);
    if (!engine.overlays.on()) {
      return Optional.empty();
    }
    MonitorState from = shown();
    MonitorState beneathFrom = beneath();
    if (engine.evaluation.judges(source, result)) {
      engine.evaluation.take(source, result, event, engine.grace, beneathFrom.raised());
    } else {
      engine.evaluation.takeUnjudged(source, result, event);
    }
    TransitionCause cause = engine.settle(at);
    return cause == null
        ? Optional.empty()
        : engine.changed(from, beneathFrom, cause, "", Optional.of(event));
  }

  /** Follows a definition that was exchanged while no agent ran; nothing when it was not. */
  public Optional<MonitorChange> catchUp(String because, Instant now) {
    return engine.overtaken()
        ? tell(shown(), beneath(), engine.settle(seen(now)), because)
        : Optional.empty();
  }

  /** Judges by the time that has passed. */
  public Optional<MonitorChange> tick(Instant now) {
    return tell(shown(), beneath(), engine.settle(seen(now)), "");
  }

  /**
   * When {@link #tick} may next have something to say, in milliseconds since the epoch; {@code
   * Long.MAX_VALUE} for never, if nothing else happens. It may be early, and is never late.
   */
  public long nextDeadline() {
    return engine.nextDeadline();
  }

  /**
   * Another definition holds, or other probes, or it is switched. What the windows hold is kept and
   * judged by the new definition: that may raise the monitor, and withdraws what it no longer
   * supports; what a stricter one does not support is withdrawn at once, even while an action on it
   * is in grace. A step of the chain that was made is not taken back. Another type begins anew: a
   * healthy monitor is {@code Unevaluated} until it has results of its own.
   *
   * @param because what a person should read, such as {@code override:12 by ada: too eager}
   */
  public Optional<MonitorChange> redefine(
      MonitorDefinition changed,
      List<ScheduledProbe> probes,
      boolean enabled,
      String because,
      Instant now) {
    long at = seen(now);
    MonitorState from = shown();
    MonitorState beneathFrom = beneath();
    RuleEvaluation evaluation = engine.evaluation;
    boolean sameKind = changed.rule() == definition.rule();
    boolean held = !inGrace() && evaluation.holds(at);
    boolean knewRaisers = evaluation.raisersAreKnown();
    RuleStrictness ruleStrictness = evaluation.ruleStrictness();
    definition = changed;
    evaluation.redefine(Rule.of(changed), probes, sameKind, at);
    engine.severityChain.redefine(changed.stateTransitions());
    engine.wanted = enabled && !probes.isEmpty();
    boolean stricter = evaluation.ruleStrictness().moreThan(ruleStrictness);
    boolean baseless = !sameKind || (knewRaisers && !evaluation.raisersAreKnown());
    baseless |= stricter && !evaluation.persists(at);
    return tell(from, beneathFrom, engine.resettle(sameKind, baseless, held, at), because);
  }

  /**
   * A person is at work until {@code until}, when the mark ends by itself. A mark that is already
   * there is replaced, which is no change; {@link #record} holds it either way.
   */
  public Optional<MonitorChange> repair(String owner, String reason, Instant until, Instant now) {
    seen(now);
    MonitorState from = shown();
    Instant since = repairMark().map(Repair::since).orElse(now);
    engine.overlays.beginRepair(new Repair(since, until, owner, reason));
    return tell(from, beneath(), TransitionCause.REPAIR_BEGAN, owner + ": " + reason);
  }

  /** The work is done; nothing when nobody was at work. */
  public Optional<MonitorChange> endRepair(String detail, Instant now) {
    seen(now);
    if (!repairing()) {
      return Optional.empty();
    }
    MonitorState from = shown();
    engine.overlays.endRepair();
    return tell(from, beneath(), TransitionCause.REPAIR_ENDED, detail);
  }

  /**
   * An action on what it watches begins: from now on nothing raises or heals it, nor is measured.
   */
  public void beginGrace(Instant now) {
    seen(now);
    engine.grace.begin();
  }

  /**
   * The action's warm-up is over, or it was abandoned: windows begin afresh. Red notifications
   * stand.
   *
   * @throws IllegalStateException if no action is warming up
   */
  public void warmedUp(Instant now) {
    engine.grace.warmedUp(seen(now));
    engine.evaluation.refresh();
  }

  /** Whether it would heal now if no action were in grace: the answer during verification. */
  public boolean wouldHeal(Instant now) {
    return !engine.grace.warmingUp()
        && !engine.evaluation.persists(seen(now))
        && engine.evaluation.recovered();
  }

  /**
   * The action has its verdict. With the end of the last action's grace it is judged again.
   *
   * @throws IllegalStateException if no action is in grace, or if all that are still warm up
   */
  public Optional<MonitorChange> endGrace(Instant now) {
    engine.grace.end();
    return tick(now);
  }

  /** The action did not begin after all; what was measured before it still counts. */
  public Optional<MonitorChange> cancelGrace(Instant now) {
    engine.grace.cancel();
    return tick(now);
  }

  /** Whether some action's target is still left in peace, so that nothing can be said of it. */
  public boolean warmingUp() {
    return engine.grace.warmingUp();
  }

  /** Whether some action's grace has not ended. */
  public boolean inGrace() {
    return engine.grace.active();
  }

  /**
   * The probes to run once more before an action, to see whether what raised it is still there;
   * none when that can be told without.
   */
  public List<ScheduledProbe> probesToConfirm() {
    return Confirmation.probesToRun(engine.evaluation);
  }

  /**
   * Whether what raised it is still there: each of the probes that raised it fails again; counts of
   * failures by share and samples are judged with the new value included; what is pushed in, or
   * sampled from what is there anyway, needs a red no older than the window.
   *
   * @param confirmations one result of each of {@link #probesToConfirm}
   */
  public Confirmation confirm(List<ProbeReported> confirmations, Instant now) {
    if (!raised()) {
      return Confirmation.notConfirmed(id + " is not raised any more");
    }
    return Confirmation.confirm(engine.evaluation, confirmations, now.toEpochMilli());
  }

  /** Its identity, with its target. */
  public ItemId id() {
    return id;
  }

  /** Its effective definition. */
  public MonitorDefinition definition() {
    return definition;
  }

  /** Its enabled probes, in order. */
  public List<ScheduledProbe> probes() {
    return engine.evaluation.probes();
  }

  /** What it shows, overlays included. */
  public MonitorState shown() {
    return engine.shown();
  }

  /** Where its chain is, beneath the overlays. */
  public MonitorState beneath() {
    return engine.severityChain.state();
  }

  /** Whether it is on and its chain is raised. */
  public boolean raised() {
    return enabled() && beneath().raised();
  }

  /** Whether it takes part. */
  public boolean enabled() {
    return engine.overlays.on();
  }

  /** Whether it is without a verdict, also when that does not show. */
  public boolean unavailable() {
    return engine.overlays.unavailable();
  }

  /** Whether a person is at work on it, also when that does not show. */
  public boolean repairing() {
    return engine.overlays.repairing();
  }

  /** The person at work. */
  public Optional<Repair> repairMark() {
    return engine.overlays.repair();
  }

  /** When it was raised; empty when it is not. */
  public Optional<Instant> raisedAt() {
    return raised() ? SeverityChain.instant(engine.severityChain.raisedAt) : Optional.empty();
  }

  /**
   * Since when it is in a state. For a raised state: since when it is at least that severe in this
   * raise. For {@code Healthy}: since when it is healthy and had a verdict without a break. For
   * {@code Unavailable} and {@code Repairing}: since when that lasts, shown or not. Else empty.
   */
  public Optional<Instant> reachedAt(MonitorState state) {
    return enabled() ? engine.reachedAt(state) : Optional.empty();
  }

  /** Whether any of its probes had a conclusive scheduled result that started then or later. */
  public boolean conclusiveSince(Instant since) {
    return engine.evaluation.conclusiveAt() >= since.toEpochMilli();
  }

  /**
   * When it is raised, the newest results that speak against the target, from those that raised it
   * on, oldest first, at most eight; when it is unavailable, also the newest of each probe that
   * could not judge.
   */
  public List<Evidence> evidence() {
    return engine.evaluation.results(raised(), unavailable());
  }

  /** Tells the id of the event that recorded the last change. */
  public void transitioned(EventId event, Instant now) {
    lastTransition = event;
    lastTransitionAt = now;
    engine.changed();
  }

  /** The event of its last change; {@code 0:0} when there was none. */
  public EventId lastTransition() {
    return lastTransition;
  }

  /** When that was; its beginning when there was none. */
  public Instant lastTransitionAt() {
    return lastTransitionAt;
  }

  /** Whom to tell whenever its record has changed, seen or unseen. */
  public void onChange(Runnable watcher) {
    engine.watcher = watcher;
  }

  /** Its state as data, without windows. */
  public MonitorRecord record() {
    return engine.record(id, lastTransition, lastTransitionAt);
  }

  /** What its windows hold, as data. */
  public WindowRecord windowRecord() {
    return engine.window(id);
  }

  void witnessedBy(MonitorMachine machine) {
    engine.machine = machine;
  }

  private long seen(Instant now) {
    engine.seenAt = now.toEpochMilli();
    return engine.seenAt;
  }

  private Optional<MonitorChange> tell(
      MonitorState from, MonitorState beneathFrom, @Nullable TransitionCause cause, String detail) {
    return engine.changed(from, beneathFrom, cause, detail, Optional.empty());
  }
}
