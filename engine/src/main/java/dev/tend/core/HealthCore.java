package dev.tend.core;

import dev.tend.core.durable.Checkpoint;
import dev.tend.core.durable.HoldRecord;
import dev.tend.core.durable.LedgerRecord;
import dev.tend.core.durable.PageRecord;
import dev.tend.core.durable.ProbeRecord;
import dev.tend.core.durable.RecoveryRecord;
import dev.tend.core.durable.StoredState;
import dev.tend.core.durable.TargetsRecord;
import dev.tend.core.durable.WorldRecord;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Ticked;
import dev.tend.core.input.Trigger;
import dev.tend.core.input.WorldInput;
import dev.tend.core.journal.Journal;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.respond.Chain;
import dev.tend.core.respond.Operators;
import dev.tend.core.respond.Recovery;
import dev.tend.core.respond.Responding;
import dev.tend.core.respond.Scene;
import dev.tend.definition.ItemId;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides. Takes one input at a time together with the steady time, and answers with the events to
 * record, the state to keep, and the effects to carry out. Owns all health state; single-threaded
 * and deterministic: the same inputs at the same times give the same answers.
 *
 * <p>Time never goes back: an input that claims an earlier time than the one before it is taken at
 * that one's time.
 */
public final class HealthCore {
  private static final int MOST_PROBLEMS = 20;

  private final Scene scene;
  private final Responding responding;
  private final Operators operators;
  private final Deadlines deadlines = new Deadlines();
  private final Watch watch;
  private final Discovering discovering;
  private final Board board = new Board();

  /** A core that watches nothing yet, in its first life. */
  public HealthCore(CoreSettings settings) {
    this(settings, new EventId(1, 0), Duration.ZERO);
  }

  private HealthCore(CoreSettings settings, EventId last, Duration offset) {
    scene = new Scene(settings, new Journal(last, offset));
    responding = new Responding(scene);
    operators = new Operators(scene, responding);
    watch = new Watch(scene, responding, deadlines);
    discovering = new Discovering(scene, watch);
  }

  /**
   * A core that goes on from stored state as if it had never stopped. What a restart changes, it is
   * told by {@link WorldInput.AgentStarted} and {@link RecoveryInput.IntentFoundOpen}.
   *
   * @param settings the agent's settings
   * @param definitions what to watch
   * @param stored what was kept
   * @param where where it goes on
   */
  public static HealthCore restore(
      CoreSettings settings,
      EffectiveDefinitions definitions,
      StoredState stored,
      Resumption where) {
    Restored records = new Restored(stored);
    List<WorldRecord> world = records.all(WorldRecord.class);
    HealthCore core = new HealthCore(settings, where.last(), where.offset());
    core.scene.at(where.now());
    world.forEach(core.scene.surroundings()::restore);
    records.all(HoldRecord.class).forEach(record -> core.scene.holds().place(record.hold()));
    records.all(LedgerRecord.class).forEach(core.scene.ledger()::charge);
    records.all(PageRecord.class).forEach(record -> core.scene.undelivered(record.page()));
    records.all(TargetsRecord.class).forEach(core.watch.discoveries()::restore);
    for (RecoveryRecord record : records.all(RecoveryRecord.class)) {
      core.scene.recoveries().put(record.intent().instance(), Recovery.restore(record));
    }
    core.watch.restore(definitions, records);
    core.board.arranged(core.watch.arrangement(), definitions, core.scene.chains());
    return core;
  }

  /**
   * Takes one input.
   *
   * @param input what the world says
   * @param now steady time
   * @return what follows from it
   */
  public Decision handle(Input input, Instant now) {
    scene.at(now.isBefore(scene.now()) ? scene.now() : now);
    if (input instanceof WorldInput.AgentStarted started) {
      // What fell due while no agent ran is judged by the new life, not by the old one.
      operators.world(started);
      watch.started();
      elapse();
      return decision();
    }
    elapse();
    switch (input) {
      case ProbeReported reported -> reported(reported);
      case Ticked ticked -> {
        // What time alone changes has been done.
      }
      case DefinitionInput definition -> definition(definition);
      case RecoveryInput recovery -> responding.recovery(recovery);
      case OperatorInput operator -> operator(operator);
      case WorldInput world -> operators.world(world);
    }
    return decision();
  }

  /** When time alone will next change something; empty when it will not. */
  public Optional<Instant> nextDeadline() {
    long earliest = deadlines.earliest();
    Optional<Instant> chains =
        earliest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(earliest));
    return earlier(chains, earlier(responding.nextDeadline(), operators.nextExpiry()));
  }

  /**
   * The acts that had begun, or were about to, when this state was kept. At a start, whoever has
   * made sure that nothing of them is running any more says so by {@link
   * RecoveryInput.IntentFoundOpen}; until then nothing else acts.
   */
  public List<Intent> openIntents() {
    return scene.recoveries().values().stream()
        .filter(Recovery::unfinished)
        .map(Recovery::intent)
        .toList();
  }

  /** How everything stands. */
  public HealthSnapshot snapshot() {
    return board.at(scene.now());
  }

  /** The windows and what is remembered of probes, to be kept now and then. */
  public Checkpoint checkpoint() {
    Map<ItemId, ProbeRecord> memories = new LinkedHashMap<>();
    watch.wires().forEach((probe, wire) -> memories.put(probe, wire.memory().record()));
    return new Checkpoint(
        scene.journal().last(),
        scene.now(),
        scene.chains().stream()
            .map(chain -> chain.monitor().windowRecord().listenedUntil(scene.now()))
            .toList(),
        memories);
  }

  private void elapse() {
    long now = scene.now().toEpochMilli();
    while (deadlines.earliest() <= now) {
      due(now).forEach(chain -> wake(chain, now));
    }
    responding.elapse();
    operators.expire();
  }

  /** The chains whose deadline is there, by it and by their place; early ones are put back. */
  private List<Chain> due(long now) {
    List<Chain> due = new ArrayList<>(2);
    while (deadlines.earliest() <= now) {
      Chain chain = watch.chain(deadlines.take());
      if (Watch.deadline(chain) <= now) {
        due.add(chain);
      } else {
        watch.rewind(chain);
      }
    }
    if (due.size() > 1) {
      due.sort(Comparator.comparingLong(Watch::deadline).thenComparingInt(Chain::number));
    }
    return due;
  }

  private void wake(Chain chain, long now) {
    if (Watch.deadline(chain) <= now) {
      chain
          .monitor()
          .tick(scene.now())
          .ifPresent(change -> responding.changed(chain, change, change.causes()));
      keep(chain);
      responding.consider(chain);
      if (Watch.deadline(chain) <= now) {
        throw new IllegalStateException(chain.id() + " wants a deadline that is past: " + now);
      }
    }
    watch.rewind(chain);
  }

  private void reported(ProbeReported result) {
    Optional<Wire> found = watch.wire(result.probe());
    if (found.isEmpty()) {
      ignored("ProbeReported", result.probe() + " is not watched");
      return;
    }
    Wire wire = found.get();
    boolean scheduled = result.trigger() == Trigger.SCHEDULED;
    boolean ordered = scheduled && result.notification().isEmpty();
    if (ordered && !wire.memory().isNewer(result.startedAt())) {
      long times = wire.memory().ignored();
      scene
          .journal()
          .record(
              new ProbeEvent.LateResultIgnored(result.probe(), result.startedAt(), times),
              List.of());
      return;
    }
    EventId event = scene.journal().record(new ProbeEvent.ResultRecorded(result), List.of());
    wire.memory().note(result.startedAt(), result.outcome(), event);
    if (scheduled) {
      feed(wire, result, event);
    } else if (result.trigger() == Trigger.CONFIRMATION) {
      responding.answered(result, event);
    }
    if (wire.dependedOn()) {
      scene.stir(result.probe().healthSet());
    }
  }

  private void feed(Wire wire, ProbeReported result, EventId event) {
    for (Wire.End end : wire.ends()) {
      Chain chain = end.chain();
      Optional<MonitorChange> change =
          chain.monitor().accept(end.source(), result, event, scene.now());
      if (change.isPresent()) {
        responding.changed(chain, change.get(), causes(change.get(), event));
      }
      keep(chain);
      if (change.isPresent() || chain.awake()) {
        responding.consider(chain);
      }
      watch.rewind(chain);
    }
  }

  private void keep(Chain chain) {
    if (chain.monitor().unkept()) {
      scene.touch(chain);
    }
  }

  private static List<EventId> causes(MonitorChange change, EventId event) {
    return change.causes().isEmpty() ? List.of(event) : change.causes();
  }

  private void definition(DefinitionInput input) {
    switch (input) {
      case DefinitionInput.DefinitionsApplied applied -> watch.apply(applied.definitions());
      case DefinitionInput.OverridesNoted noted ->
          noted.notices().stream()
              .map(OverrideEvent::new)
              .forEach(event -> scene.journal().record(event, List.of()));
      case DefinitionInput.LoadRefused refused ->
          refused.problems().stream()
              .limit(MOST_PROBLEMS)
              .map(DefinitionEvent.ApplyRefused::new)
              .forEach(event -> scene.journal().record(event, List.of()));
      case DefinitionInput.TargetsDiscovered found -> reported(discovering.found(found));
      case DefinitionInput.DiscoveryFailed failed -> reported(discovering.failed(failed));
      case DefinitionInput.SettingsApplied applied -> {
        scene.settings(applied.settings());
        scene.journal().record(new DefinitionEvent.SettingsApplied(applied.settings()), List.of());
        scene.stir();
      }
    }
  }

  private void operator(OperatorInput input) {
    switch (input) {
      case OperatorInput.RepairingSet set -> operators.repairing(set);
      case OperatorInput.RepairingCleared cleared -> operators.repaired(cleared);
      case OperatorInput.HoldPlaced hold -> operators.hold(hold);
      case OperatorInput.HoldReleased released -> operators.release(released);
      case OperatorInput.BrakeSet brake -> operators.brake(brake);
      case OperatorInput.ApprovalAnswered answered -> responding.answered(answered);
      case OperatorInput.ChronicCleared cleared -> operators.chronicCleared(cleared);
    }
  }

  private Decision decision() {
    responding.settle().forEach(watch::rewind);
    Journal journal = scene.journal();
    board.arranged(watch.arrangement(), watch.definitions(), scene.chains());
    for (Chain chain : scene.takeTouched()) {
      board.see(chain);
      journal.keep(chain.monitor().record());
      chain.monitor().kept();
      journal.keep(chain.record());
      watch.rewind(chain);
    }
    if (!journal.quiet()) {
      scene.ledger().prune(scene.now()).forEach(journal::forget);
    }
    return new Decision(journal.takeEvents(), journal.takeChanges(), journal.takeEffects());
  }

  private void ignored(String what, String why) {
    scene.journal().record(new WorldEvent.InputIgnored(what, why), List.of());
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}
