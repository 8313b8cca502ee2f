package dev.tend.core;

import dev.tend.core.durable.ChainRecord;
import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.MonitorEvent.End;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.monitor.MonitorChange;
import dev.tend.core.monitor.ProbeSource;
import dev.tend.core.respond.Chain;
import dev.tend.core.respond.Responding;
import dev.tend.core.respond.Scene;
import dev.tend.core.roster.Changes;
import dev.tend.core.roster.Cycles;
import dev.tend.core.roster.Discoveries;
import dev.tend.core.roster.Likeness;
import dev.tend.core.roster.Place;
import dev.tend.core.roster.Roster;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is watched, and the wires from probes to monitors. Definitions are applied as a difference.
 */
final class Watch {
  private final Scene scene;
  private final Responding responding;
  private final Deadlines deadlines;
  private final Discoveries discoveries = new Discoveries();
  private final Map<ItemId, Wire> wires = new LinkedHashMap<>();
  private EffectiveDefinitions definitions = EffectiveDefinitions.unchanged(List.of());
  private Roster roster = Roster.empty();
  private final Announcements announced;
  private List<Chain> byNumber = List.of();
  private boolean restored;

  /** Restored without a record: their first one is kept when the new life begins. */
  private final List<Chain> newcomers = new ArrayList<>();

  private int arrangement;

  Watch(Scene scene, Responding responding, Deadlines deadlines) {
    this.scene = scene;
    this.responding = responding;
    this.deadlines = deadlines;
    this.announced = new Announcements(scene.journal());
  }

  Discoveries discoveries() {
    return discoveries;
  }

  /** The definitions that hold. */
  EffectiveDefinitions definitions() {
    return definitions;
  }

  /** The wire of a probe; empty when it is not watched. */
  Optional<Wire> wire(ItemId probe) {
    return Optional.ofNullable(wires.get(probe));
  }

  /** All wires, by probe. */
  Map<ItemId, Wire> wires() {
    return wires;
  }

  Chain chain(int number) {
    return byNumber.get(number);
  }

  /** Other definitions hold from now on, unless their dependencies form a cycle. */
  void apply(EffectiveDefinitions changed) {
    Optional<String> cycle = Cycles.find(sets(changed));
    if (cycle.isPresent()) {
      String problem = "dependsOn forms a cycle: " + cycle.get();
      scene.journal().record(new DefinitionEvent.ApplyRefused(problem), List.of());
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
    Roster before = roster;
    roster = before.next(definitions, discoveries);
    announced.differences(sets(definitions), before, roster);
    retire(before);
    Map<ItemId, Wire> old = Map.copyOf(wires);
    wires.clear();
    List<Chain> chains = new ArrayList<>();
    Likeness likeness = new Likeness();
    for (Place place : roster.places()) {
      chains.add(chainOf(place, likeness));
    }
    connect(chains);
    for (ItemId probe : old.keySet()) {
      if (!wires.containsKey(probe)) {
        scene.forgetProbe(probe);
      }
    }
    List<ScheduledProbe> scheduled = roster.probes();
    if (!scheduled.equals(before.probes())) {
      scene.journal().effect(new Effect.ScheduleProbes(scheduled));
    }
    scene.stir();
  }

  /** Goes on from records, without a word: nothing has changed for those outside. */
  void restore(EffectiveDefinitions kept, Restored records) {
    definitions = kept;
    restored = true;
    roster = Roster.empty().next(kept, discoveries);
    List<Chain> chains = new ArrayList<>();
    for (Place place : roster.places()) {
      Monitor monitor =
          records
              .monitor(place.id())
              .map(
                  record ->
                      Monitor.restore(
                          record,
                          place.monitor(),
                          place.probes(),
                          place.enabled(),
                          records.window(place.id()),
                          scene.now()))
              .orElseGet(() -> fresh(place));
      Chain chain = new Chain(chains.size(), monitor, place, scene.now());
      records.chain(place.id()).ifPresent(chain::restore);
      responding.resume(chain);
      scene.add(chain);
      chains.add(chain);
      if (records.monitor(place.id()).isEmpty()) {
        newcomers.add(chain);
      }
    }
    connect(chains);
    scene.recoveries().values().forEach(recovery -> recovery.keepGraced(this::inGrace));
    // A checkpoint may know probes that were forgotten after it.
    wires.forEach((probe, wire) -> records.probe(probe).ifPresent(wire.memory()::restore));
    scene.takeTouched();
    announced.know(sets(kept));
  }

  /** A new life has begun: what was restored in silence is told and scheduled. */
  void started() {
    if (restored) {
      restored = false;
      announced.know(List.of());
      announced.differences(sets(definitions), Roster.empty(), roster);
      roster.places().forEach(this::catchUp);
      newcomers.forEach(scene::touch);
      newcomers.clear();
      scene.journal().effect(new Effect.ScheduleProbes(roster.probes()));
    }
  }

  /** What changed while no agent ran has its cause as well. */
  private void catchUp(Place place) {
    Chain chain = scene.chain(place.id()).orElseThrow();
    chain
        .monitor()
        .catchUp(Changes.meanwhile(place), scene.now())
        .ifPresent(change -> responding.changed(chain, change, announced.of(place)));
    if (chain.monitor().unkept()) {
      scene.touch(chain);
    }
  }

  private Monitor fresh(Place place) {
    return new Monitor(place.id(), place.monitor(), place.probes(), place.enabled(), scene.now());
  }

  private void retire(Roster before) {
    for (Place place : before.places()) {
      Optional<Chain> chain = scene.chain(place.id());
      if (chain.isPresent() && roster.item(place.id()).isEmpty()) {
        EventId because = announced.of(place).get(0);
        responding.retire(chain.get(), End.RETIRED, because);
        scene.remove(chain.get());
        scene.journal().forget(ChainRecord.key(place.id()));
        scene.journal().forget(chain.get().monitor().record().key());
      }
    }
  }

  private Chain chainOf(Place place, Likeness likeness) {
    Optional<Chain> known = scene.chain(place.id());
    if (known.isEmpty()) {
      Chain chain = new Chain(0, fresh(place), place, scene.now());
      scene.add(chain);
      return chain;
    }
    Chain chain = known.get();
    Monitor monitor = chain.monitor();
    boolean same =
        monitor.definition().equals(place.monitor())
            && monitor.probes().equals(place.probes())
            && monitor.enabled() == place.enabled();
    if (!same) {
      String because = Changes.because(chain.set(), monitor, place);
      Optional<MonitorChange> change =
          monitor.redefine(place.monitor(), place.probes(), place.enabled(), because, scene.now());
      chain.redefine(place);
      change.ifPresent(one -> responding.changed(chain, one, announced.of(place)));
      scene.touch(chain);
    } else if (!likeness.alike(chain.set(), place.set()) && chain.redefine(place)) {
      scene.touch(chain);
    }
    return chain;
  }

  /** How many times the chains have been arranged anew. */
  int arrangement() {
    return arrangement;
  }

  private void connect(List<Chain> chains) {
    arrangement++;
    byNumber = List.copyOf(chains);
    scene.arrange(chains);
    Map<String, List<String>> dependents = Cycles.dependents(sets(definitions));
    scene.dependents(dependents);
    deadlines.reset(chains.size());
    for (Chain chain : chains) {
      List<ProbeSource> sources = chain.monitor().probes();
      for (int source = 0; source < sources.size(); source++) {
        ItemId id = sources.get(source).id();
        boolean dependedOn = dependents.containsKey(id.healthSet().toLowerCase(Locale.ROOT));
        var definition = sources.get(source).definition();
        wires
            .computeIfAbsent(id, key -> new Wire(definition, scene.probe(key), dependedOn))
            .ends()
            .add(new Wire.End(chain, source));
      }
      rewind(chain);
    }
    for (ScheduledProbe probe : roster.probes()) {
      wires.computeIfAbsent(
          probe.id(), key -> new Wire(probe.definition(), scene.probe(key), false));
    }
  }

  private boolean inGrace(ItemId monitor) {
    return scene.chain(monitor).map(chain -> chain.monitor().inGrace()).orElse(false);
  }

  /** A chain's deadline may have changed. */
  void rewind(Chain chain) {
    deadlines.want(chain.number(), deadline(chain));
  }

  /** When a chain wants to be looked at, in epoch milliseconds. */
  static long deadline(Chain chain) {
    return Math.min(chain.monitor().nextDeadline(), chain.deadline());
  }

  private static List<HealthSetDefinition> sets(EffectiveDefinitions definitions) {
    return definitions.sets().stream().map(EffectiveSet::definition).toList();
  }
}
