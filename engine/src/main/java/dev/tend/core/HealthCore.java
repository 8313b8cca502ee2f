package dev.tend.core;

import dev.tend.core.MonitorRegistry.ProbeSubscription;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Ticked;
import dev.tend.core.input.Trigger;
import dev.tend.core.journal.Journal;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.HoldRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.PageRecord;
import dev.tend.core.record.ProbeRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.StoredState;
import dev.tend.core.record.TargetsRecord;
import dev.tend.core.respond.CoreState;
import dev.tend.core.respond.MonitorResponse;
import dev.tend.core.respond.OperatorInputs;
import dev.tend.core.respond.ResponseEngine;
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
  /** Twenty, and the line that says how many more there are. */
  private static final int MOST_PROBLEMS = 21;

  private final CoreState state;
  private final ResponseEngine engine;
  private final OperatorInputs operators;
  private final Deadlines deadlines = new Deadlines();
  private final MonitorRegistry registry;
  private final SnapshotBuilder snapshots = new SnapshotBuilder();
  private final ComponentViews components;

  /** A core that watches nothing yet, in its first run. */
  public HealthCore(CoreSettings settings) {
    this(settings, new EventId(1, 0), Duration.ZERO);
  }

  private HealthCore(CoreSettings settings, EventId last, Duration offset) {
    state = new CoreState(settings, new Journal(last, offset));
    engine = new ResponseEngine(state);
    operators = new OperatorInputs(state, engine);
    registry = new MonitorRegistry(state, engine, deadlines);
    components = new ComponentViews(state);
  }

  /**
   * A core that goes on from stored state as if it had never stopped. What a restart changes, it is
   * told by {@link EnvironmentInput.AgentStarted} and {@link RecoveryInput.IntentFoundOpen}.
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
      ResumePoint where) {
    StoredStateIndex records = new StoredStateIndex(stored);
    List<EnvironmentRecord> world = records.all(EnvironmentRecord.class);
    HealthCore core = new HealthCore(settings, where.last(), where.offset());
    core.state.at(where.now());
    world.forEach(core.state.environment()::restore);
    records.all(HoldRecord.class).forEach(core.state.holds()::restore);
    records.all(LedgerRecord.class).forEach(core.state.ledger()::charge);
    records.all(PageRecord.class).forEach(record -> core.state.undelivered(record.page()));
    records.all(TargetsRecord.class).forEach(core.registry.discoveries()::restore);
    core.registry.restore(definitions, records);
    for (RecoveryRecord record : records.all(RecoveryRecord.class)) {
      core.state.restore(record.gracing(core.registry::inGrace));
    }
    core.snapshots.arranged(core.registry.arrangement(), definitions, core.state.responses());
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
    state.at(now.isBefore(state.now()) ? state.now() : now);
    if (input instanceof EnvironmentInput.AgentStarted started) {
      // What fell due while no agent ran is judged by the new run, not by the old one.
      operators.world(started);
      registry.started();
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
      case RecoveryInput recovery -> engine.recovery(recovery);
      case OperatorInput.Notified notified -> reported(asReported(notified));
      case OperatorInput operator -> operators.operator(operator);
      case EnvironmentInput world -> operators.world(world);
    }
    return decision();
  }

  /** When time alone will next change something; empty when it will not. */
  public Optional<Instant> nextDeadline() {
    long earliest = deadlines.earliest();
    Optional<Instant> chains =
        earliest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(earliest));
    return earlier(chains, earlier(engine.nextDeadline(), operators.nextExpiry()));
  }

  /**
   * The actions that had begun, or were about to, when this state was kept. At a start, whoever has
   * made sure that nothing of them is running any more says so by {@link
   * RecoveryInput.IntentFoundOpen}; until then nothing else acts.
   */
  public List<Intent> openIntents() {
    return state.recoveries().stream()
        .filter(RecoveryRecord::unfinished)
        .map(RecoveryRecord::intent)
        .toList();
  }

  /** The state of everything. */
  public HealthSnapshot snapshot() {
    return snapshots.at(state.now(), components.of(registry.definitions(), registry.arrangement()));
  }

  /** The windows and what is remembered of probes, to be kept now and then. */
  public Checkpoint checkpoint() {
    Map<ItemId, ProbeRecord> memories = new LinkedHashMap<>();
    registry
        .subscriptions()
        .forEach((probe, subscription) -> memories.put(probe, subscription.memory().record()));
    return new Checkpoint(
        state.journal().last(),
        state.now(),
        state.responses().stream()
            .map(response -> response.monitor().windowRecord().listenedUntil(state.now()))
            .toList(),
        memories);
  }

  private void elapse() {
    long now = state.now().toEpochMilli();
    while (deadlines.earliest() <= now) {
      due(now).forEach(response -> wake(response, now));
    }
    engine.elapse();
    operators.expire();
  }

  /** The chains whose deadline is there, by it and by their place; early ones are put back. */
  private List<MonitorResponse> due(long now) {
    List<MonitorResponse> due = new ArrayList<>(2);
    while (deadlines.earliest() <= now) {
      MonitorResponse response = registry.chain(deadlines.take());
      if (MonitorRegistry.deadline(response) <= now) {
        due.add(response);
      } else {
        registry.rewind(response);
      }
    }
    if (due.size() > 1) {
      due.sort(
          Comparator.comparingLong(MonitorRegistry::deadline)
              .thenComparingInt(MonitorResponse::number));
    }
    return due;
  }

  private void wake(MonitorResponse response, long now) {
    if (MonitorRegistry.deadline(response) <= now) {
      response
          .monitor()
          .tick(state.now())
          .ifPresent(change -> engine.changed(response, change, change.causes()));
      engine.consider(response);
      if (MonitorRegistry.deadline(response) <= now) {
        throw new IllegalStateException(response.id() + " wants a deadline that is past: " + now);
      }
    }
    registry.rewind(response);
  }

  private void reported(ProbeReported result) {
    Optional<ProbeSubscription> found = registry.wire(result.probe());
    if (found.isEmpty()) {
      state.ignored("ProbeReported", result.probe() + " is not watched");
      return;
    }
    ProbeSubscription subscription = found.get();
    boolean scheduled = result.trigger() == Trigger.SCHEDULED;
    boolean ordered = scheduled && result.notification().isEmpty();
    if (ordered && !subscription.memory().isNewer(result.startedAt())) {
      long times = subscription.memory().ignored();
      state.record(new ProbeEvent.LateResultIgnored(result.probe(), result.startedAt(), times));
      return;
    }
    EventId event = state.record(new ProbeEvent.ResultRecorded(result));
    subscription.memory().note(result.startedAt(), result.outcome(), event);
    if (scheduled) {
      feed(subscription, result, event);
    } else if (result.trigger() == Trigger.CONFIRMATION) {
      engine.answered(result, event);
    }
    if (subscription.dependedOn()) {
      state.reconsider(result.probe().healthSet());
    }
  }

  /** What was reported while nobody listened counts from when that was. */
  private ProbeReported asReported(OperatorInput.Notified notified) {
    Instant at = notified.at().minus(state.journal().offset());
    Outcome outcome = notified.red() ? Outcome.FAILED : Outcome.SUCCEEDED;
    return ProbeReported.of(
            notified.probe(), at.isBefore(state.now()) ? at : state.now(), Duration.ZERO, outcome)
        .saying("", notified.message())
        .notifying(notified.key());
  }

  private void feed(ProbeSubscription subscription, ProbeReported result, EventId event) {
    for (ProbeSubscription.Reader end : subscription.ends()) {
      MonitorResponse response = end.response();
      Optional<MonitorChange> change =
          response.monitor().accept(end.source(), result, event, state.now());
      if (change.isPresent()) {
        engine.changed(response, change.get(), causes(change.get(), event));
      }
      if (change.isPresent() || response.awake()) {
        engine.consider(response);
      }
      registry.rewind(response);
    }
  }

  private static List<EventId> causes(MonitorChange change, EventId event) {
    return change.causes().isEmpty() ? List.of(event) : change.causes();
  }

  private void definition(DefinitionInput input) {
    switch (input) {
      case DefinitionInput.DefinitionsApplied applied -> registry.apply(applied.definitions());
      case DefinitionInput.OverridesNoted noted ->
          noted.notices().stream().map(OverrideEvent::new).forEach(event -> state.record(event));
      case DefinitionInput.LoadRefused refused ->
          refused.problems().stream()
              .limit(MOST_PROBLEMS)
              .map(DefinitionEvent.ApplyRefused::new)
              .forEach(event -> state.record(event));
      case DefinitionInput.TargetsDiscovered found -> reported(registry.found(found));
      case DefinitionInput.DiscoveryFailed failed -> reported(registry.failed(failed));
      case DefinitionInput.SettingsApplied applied -> {
        state.settings(applied.settings());
        components.forget();
        state.record(new DefinitionEvent.SettingsApplied(applied.settings()));
        state.reconsider();
      }
    }
  }

  private Decision decision() {
    engine.settle().forEach(registry::rewind);
    Journal journal = state.journal();
    snapshots.arranged(registry.arrangement(), registry.definitions(), state.responses());
    for (MonitorResponse response : state.takeChanged()) {
      snapshots.see(response);
      journal.keep(response.monitor().record());
      journal.keep(response.record());
      registry.rewind(response);
    }
    if (!journal.quiet()) {
      state.ledger().prune(state.now()).forEach(journal::forget);
    }
    return new Decision(journal.takeEvents(), journal.takeChanges(), journal.takeEffects());
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}
