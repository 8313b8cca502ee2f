package dev.tend.core;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.environment.ProbeMemory;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.MonitorEvent.End;
import dev.tend.core.input.DefinitionInput.DiscoveryFailed;
import dev.tend.core.input.DefinitionInput.TargetsDiscovered;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.instance.ChangeReason;
import dev.tend.core.instance.Discoveries;
import dev.tend.core.instance.Discoveries.Difference;
import dev.tend.core.instance.DiscoveryMonitor;
import dev.tend.core.instance.HealthSetCycles;
import dev.tend.core.instance.InstanceRegistry;
import dev.tend.core.instance.InstanceRegistry.EqualityCache;
import dev.tend.core.instance.MonitorInstance;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.record.MonitorResponseRecord;
import dev.tend.core.respond.CoreState;
import dev.tend.core.respond.MonitorResponse;
import dev.tend.core.respond.ResponseEngine;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is watched, and the wires from probes to monitors. Definitions are applied as a difference.
 */
final class MonitorRegistry {
  /**
   * Where the results of one probe go.
   *
   * @param memory what is remembered of the probe
   * @param dependedOn whether another health set depends on the probe's
   * @param ends the monitors that read them
   */
  record ProbeSubscription(ProbeMemory memory, boolean dependedOn, List<Reader> ends) {
    /**
     * One reader of a probe's results.
     *
     * @param response the chain of the monitor
     * @param source the probe's place among the monitor's probes
     */
    record Reader(MonitorResponse response, int source) {}
  }

  /** How many targets that are not watched are named. */
  private static final int MOST_NAMED = 5;

  private final CoreState state;
  private final ResponseEngine engine;
  private final Deadlines deadlines;
  private final Discoveries discoveries = new Discoveries();
  private final Map<ItemId, ProbeSubscription> subscriptions = new LinkedHashMap<>();
  private EffectiveDefinitions definitions = EffectiveDefinitions.unchanged(List.of());
  private InstanceRegistry roster = InstanceRegistry.empty();
  private final DefinitionChangeLog announced;
  private List<MonitorResponse> byNumber = List.of();
  private boolean restored;

  /** Restored without a record: their first one is kept when the new run begins. */
  private final List<MonitorResponse> newcomers = new ArrayList<>();

  private int arrangement;

  MonitorRegistry(CoreState state, ResponseEngine engine, Deadlines deadlines) {
    this.state = state;
    this.engine = engine;
    this.deadlines = deadlines;
    this.announced = new DefinitionChangeLog(state.journal());
  }

  Discoveries discoveries() {
    return discoveries;
  }

  /** The definitions that hold. */
  EffectiveDefinitions definitions() {
    return definitions;
  }

  /** The wire of a probe; empty when it is not watched. */
  Optional<ProbeSubscription> wire(ItemId probe) {
    return Optional.ofNullable(subscriptions.get(probe));
  }

  /** All wires, by probe. */
  Map<ItemId, ProbeSubscription> subscriptions() {
    return subscriptions;
  }

  MonitorResponse chain(int number) {
    return byNumber.get(number);
  }

  /** Other definitions hold from now on, unless their dependencies form a cycle. */
  void apply(EffectiveDefinitions changed) {
    Optional<String> cycle = HealthSetCycles.find(sets(changed));
    if (cycle.isPresent()) {
      String problem = "dependsOn forms a cycle: " + cycle.get();
      state.record(new DefinitionEvent.ApplyRefused(problem));
      return;
    }
    boolean same = changed.sets().equals(definitions.sets());
    definitions = changed;
    if (!same) {
      refresh();
    }
  }

  /** The same definitions hold for other targets. */
  void refresh() {
    InstanceRegistry before = roster;
    roster = before.next(definitions, discoveries);
    announced.differences(sets(definitions), before, roster);
    retire(before);
    Map<ItemId, ProbeSubscription> old = Map.copyOf(subscriptions);
    subscriptions.clear();
    List<MonitorResponse> responses = new ArrayList<>();
    EqualityCache equalityCache = new EqualityCache();
    for (MonitorInstance instance : roster.instances()) {
      responses.add(chainOf(instance, equalityCache));
    }
    connect(responses);
    for (ItemId probe : old.keySet()) {
      if (!subscriptions.containsKey(probe)) {
        state.forgetProbe(probe);
      }
    }
    List<ScheduledProbe> scheduled = roster.probes();
    if (!scheduled.equals(before.probes())) {
      state.effect(new Effect.ScheduleProbes(scheduled));
    }
    state.reconsider();
  }

  /** Goes on from records, without a word: nothing has changed for those outside. */
  void restore(EffectiveDefinitions kept, StoredStateIndex records) {
    definitions = kept;
    restored = true;
    roster = InstanceRegistry.empty().next(kept, discoveries);
    List<MonitorResponse> responses = new ArrayList<>();
    for (MonitorInstance instance : roster.instances()) {
      Monitor monitor =
          records
              .monitor(instance.id())
              .map(
                  record ->
                      Monitor.restore(
                          record,
                          instance.monitor(),
                          instance.probes(),
                          instance.enabled(),
                          records.window(instance.id()),
                          state.now()))
              .orElseGet(() -> fresh(instance));
      MonitorResponse response = state.add(monitor, instance);
      records.chain(instance.id()).ifPresent(response::restore);
      engine.resume(response);
      responses.add(response);
      if (records.monitor(instance.id()).isEmpty()) {
        newcomers.add(response);
      }
    }
    connect(responses);
    // A checkpoint may know probes that were forgotten after it.
    subscriptions.forEach(
        (probe, subscription) -> records.probe(probe).ifPresent(subscription.memory()::restore));
    state.takeChanged();
    announced.know(sets(kept));
  }

  /** A new run has begun: what was restored silently is recorded and scheduled. */
  void started() {
    if (restored) {
      restored = false;
      announced.know(List.of());
      announced.differences(sets(definitions), InstanceRegistry.empty(), roster);
      roster.instances().forEach(this::catchUp);
      newcomers.forEach(MonitorResponse::changed);
      newcomers.clear();
      state.effect(new Effect.ScheduleProbes(roster.probes()));
    }
  }

  /** What changed while no agent ran has its cause as well. */
  private void catchUp(MonitorInstance instance) {
    MonitorResponse response = state.chain(instance.id()).orElseThrow();
    response
        .monitor()
        .catchUp(ChangeReason.meanwhile(instance), state.now())
        .ifPresent(change -> engine.changed(response, change, announced.of(instance)));
  }

  private Monitor fresh(MonitorInstance instance) {
    return new Monitor(
        instance.id(), instance.monitor(), instance.probes(), instance.enabled(), state.now());
  }

  private void retire(InstanceRegistry before) {
    for (MonitorInstance instance : before.instances()) {
      Optional<MonitorResponse> response = state.chain(instance.id());
      if (response.isPresent() && roster.item(instance.id()).isEmpty()) {
        EventId because = announced.of(instance).get(0);
        engine.retire(response.get(), End.RETIRED, because);
        state.remove(response.get());
        state.journal().forget(MonitorResponseRecord.key(instance.id()));
        state.journal().forget(response.get().monitor().record().key());
      }
    }
  }

  private MonitorResponse chainOf(MonitorInstance instance, EqualityCache equalityCache) {
    Optional<MonitorResponse> known = state.chain(instance.id());
    if (known.isEmpty()) {
      return state.add(fresh(instance), instance);
    }
    MonitorResponse response = known.get();
    Monitor monitor = response.monitor();
    boolean same =
        monitor.definition().equals(instance.monitor())
            && monitor.probes().equals(instance.probes())
            && monitor.enabled() == instance.enabled();
    if (!same) {
      String because = ChangeReason.because(response.set(), monitor, instance);
      Optional<MonitorChange> change =
          monitor.redefine(
              instance.monitor(), instance.probes(), instance.enabled(), because, state.now());
      response.redefine(instance);
      change.ifPresent(one -> engine.changed(response, one, announced.of(instance)));
    } else if (!equalityCache.alike(response.set(), instance.set())) {
      response.redefine(instance);
    }
    return response;
  }

  /** How many times the chains have been rearranged. */
  int arrangement() {
    return arrangement;
  }

  private void connect(List<MonitorResponse> responses) {
    arrangement++;
    byNumber = List.copyOf(responses);
    state.arrange(responses);
    Map<String, List<String>> dependents = HealthSetCycles.dependents(sets(definitions));
    state.dependents(dependents);
    deadlines.reset(responses.size());
    for (MonitorResponse response : responses) {
      List<ScheduledProbe> sources = response.monitor().probes();
      for (int source = 0; source < sources.size(); source++) {
        ItemId id = sources.get(source).id();
        boolean dependedOn = dependents.containsKey(id.healthSet());
        subscriptions
            .computeIfAbsent(
                id, key -> new ProbeSubscription(state.probe(key), dependedOn, new ArrayList<>(1)))
            .ends()
            .add(new ProbeSubscription.Reader(response, source));
      }
      rewind(response);
    }
    for (ScheduledProbe probe : roster.probes()) {
      subscriptions.computeIfAbsent(
          probe.id(), key -> new ProbeSubscription(state.probe(key), false, new ArrayList<>(1)));
    }
  }

  boolean inGrace(ItemId monitor) {
    return state.chain(monitor).map(response -> response.monitor().inGrace()).orElse(false);
  }

  /** A chain's deadline may have changed. */
  void rewind(MonitorResponse response) {
    deadlines.want(response.number(), deadline(response));
  }

  /** When a chain wants to be looked at, in epoch milliseconds. */
  static long deadline(MonitorResponse response) {
    return Math.min(response.monitor().nextDeadline(), response.deadline());
  }

  private static List<HealthSetDefinition> sets(EffectiveDefinitions definitions) {
    return definitions.sets().stream().map(EffectiveSet::definition).toList();
  }

  /** Applies what a discovery found; the result is that of the probe that watches discovery. */
  ProbeReported found(TargetsDiscovered input) {
    String set = input.healthSet();
    int known = discoveries.targets(set).size();
    if (input.targets().isEmpty() && known > 0) {
      return failed(
          new DiscoveryFailed(set, "found nothing where there were " + known + " targets"));
    }
    Set<String> raised = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (MonitorResponse response : state.chainsOf(set)) {
      if (response.monitor().raised()) {
        response.id().target().ifPresent(raised::add);
      }
    }
    Difference difference = discoveries.found(set, input.targets(), maximum(set), raised::contains);
    String tooMany = tooMany(input.targets().size(), difference.leftOut());
    state.record(
        new DefinitionEvent.Discovered(
            set, input.targets().size(), difference.added(), difference.missing(), tooMany));
    for (String target : difference.retired()) {
      boolean wasRaised = raised.contains(target);
      state.record(new DefinitionEvent.TargetRetired(set, target, wasRaised));
    }
    state.journal().keep(discoveries.record(set));
    if (!difference.added().isEmpty() || !difference.retired().isEmpty()) {
      refresh();
    }
    return result(set, tooMany.isEmpty() ? Outcome.SUCCEEDED : Outcome.FAILED, tooMany);
  }

  private int maximum(String set) {
    return definitions
        .set(set)
        .map(known -> known.definition().targets())
        .filter(Targets.Discovered.class::isInstance)
        .map(targets -> ((Targets.Discovered) targets).maximum())
        .orElse(Targets.Discovered.USUAL_MAXIMUM);
  }

  private static String tooMany(int found, List<String> leftOut) {
    if (leftOut.isEmpty()) {
      return "";
    }
    int more = leftOut.size() - MOST_NAMED;
    return leftOut.size()
        + " of "
        + found
        + " targets are not watched, for there are too many: "
        + String.join(", ", leftOut.subList(0, Math.min(MOST_NAMED, leftOut.size())))
        + (more > 0 ? " and " + more + " more" : "")
        + "; raise targets.maximum of the health set, or let the discovery find fewer";
  }

  /** A discovery could not be carried out; the result says so. */
  ProbeReported failed(DiscoveryFailed input) {
    state.record(
        new DefinitionEvent.Discovered(
            input.healthSet(), -1, List.of(), List.of(), input.message()));
    return result(input.healthSet(), Outcome.FAILED, input.message());
  }

  private ProbeReported result(String set, Outcome outcome, String message) {
    String errorClass = outcome.failed() ? "DiscoveryFailed" : "";
    return ProbeReported.of(DiscoveryMonitor.probeId(set), state.now(), Duration.ZERO, outcome)
        .saying(errorClass, message);
  }
}
