package dev.tend.core;

import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.HealthSnapshot.SetView;
import dev.tend.core.respond.MonitorResponse;
import dev.tend.core.respond.PersonNeeded;
import dev.tend.core.rollup.RollUp;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What others see of the monitors, kept up to date chain by chain, so that a snapshot costs nothing
 * and shares with the one before it all that did not change.
 */
final class SnapshotBuilder {
  private PVector<MonitorView> monitors = TreePVector.empty();
  private PVector<SetView> sets = TreePVector.empty();
  private List<RollUp> counts = List.of();
  private Map<String, Integer> places = Map.of();
  private final Map<HealthGroup, RollUp> groups = new EnumMap<>(HealthGroup.class);
  private final TreeMap<Integer, PersonNeeded> needed = new TreeMap<>();
  private List<PersonNeeded> peopleNeeded = List.of();
  private int arrangement = -1;

  /** Begins anew when the chains have been arranged since the last time. */
  void arranged(
      int newest, EffectiveDefinitions definitions, Collection<MonitorResponse> responses) {
    if (newest == arrangement) {
      return;
    }
    arrangement = newest;
    counts = new ArrayList<>();
    places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (EffectiveSet set : definitions.sets()) {
      places.put(set.definition().name(), counts.size());
      counts.add(new RollUp());
    }
    needed.clear();
    peopleNeeded = List.of();
    List<MonitorView> views = new ArrayList<>(responses.size());
    for (MonitorResponse response : responses) {
      need(response);
      views.add(view(response));
      counts.get(place(response)).add(contribution(views.getLast()));
    }
    monitors = TreePVector.from(views);
    for (HealthGroup group : HealthGroup.values()) {
      groups.put(group, new RollUp());
    }
    List<SetView> rolled = new ArrayList<>();
    for (EffectiveSet set : definitions.sets()) {
      SetView view =
          view(set.definition().name(), set.definition().healthGroup(), counts.get(rolled.size()));
      rolled.add(view);
      group(view).add(view.state());
    }
    sets = TreePVector.from(rolled);
  }

  /** A chain may have changed. */
  void see(MonitorResponse response) {
    need(response);
    MonitorView before = monitors.get(response.number());
    MonitorView after = view(response);
    if (after.equals(before)) {
      return;
    }
    monitors = monitors.with(response.number(), after);
    MonitorState was = contribution(before);
    MonitorState is = contribution(after);
    if (was != is) {
      int place = place(response);
      counts.get(place).move(was, is);
      SetView old = sets.get(place);
      SetView rolled = view(old.name(), old.healthGroup(), counts.get(place));
      sets = sets.with(place, rolled);
      group(rolled).move(old.state(), rolled.state());
    }
  }

  HealthSnapshot at(Instant now, List<ComponentView> components) {
    Map<HealthGroup, MonitorState> rolled = new EnumMap<>(HealthGroup.class);
    for (HealthGroup group : HealthGroup.values()) {
      rolled.put(group, groups.getOrDefault(group, new RollUp()).state());
    }
    return new HealthSnapshot(
        now, monitors, sets, Collections.unmodifiableMap(rolled), components, peopleNeeded);
  }

  private void need(MonitorResponse response) {
    PersonNeeded now = PersonNeeded.of(response);
    PersonNeeded before =
        now.none() ? needed.remove(response.number()) : needed.put(response.number(), now);
    if (!now.equals(before) && !(now.none() && before == null)) {
      peopleNeeded = List.copyOf(needed.values());
    }
  }

  private RollUp group(SetView set) {
    return groups.computeIfAbsent(set.healthGroup(), group -> new RollUp());
  }

  private int place(MonitorResponse response) {
    return places.getOrDefault(response.id().healthSet(), 0);
  }

  private static MonitorState contribution(MonitorView view) {
    return RollUp.contribution(view.shown(), view.beneath());
  }

  private static SetView view(String name, HealthGroup group, RollUp rolled) {
    return new SetView(
        name, group, rolled.state(), rolled.members(), rolled.count(MonitorState.DISABLED));
  }

  private static MonitorView view(MonitorResponse response) {
    return new MonitorView(
        response.id(),
        response.monitor().shown(),
        response.monitor().beneath(),
        response.set().component(),
        response.monitor().definition().aspect(),
        response.monitor().lastTransitionAt(),
        response.monitor().lastTransition());
  }
}
