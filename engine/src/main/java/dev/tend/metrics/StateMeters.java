package dev.tend.metrics;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.HealthSnapshot.SetView;
import dev.tend.core.input.ComponentState;
import dev.tend.core.rollup.RollUp;
import dev.tend.definition.value.MonitorState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of everything: a row for each state, 1 for the current one. */
final class StateMeters {
  private final MultiGauge monitors;
  private final MultiGauge sets;
  private final MultiGauge groups;
  private final MultiGauge server;
  private final MultiGauge components;

  StateMeters(MeterRegistry registry) {
    monitors =
        gauge(registry, "tend.monitors", "Monitors of a health set that show a state, counted.");
    sets =
        gauge(
            registry,
            "tend.healthset.state",
            "Whether a health set is in a state: 1 for the one it is in.");
    groups =
        gauge(
            registry,
            "tend.healthgroup.state",
            "Whether a health group is in a state: 1 for the one it is in.");
    server =
        gauge(
            registry,
            "tend.server.state",
            "Whether the server, as its least healthy health set, is in a state.");
    components =
        gauge(
            registry,
            "tend.component.state",
            "Whether a server component is in a state: 1 for the one it is in.");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** Reads the snapshot again. */
  void refresh(HealthSnapshot snapshot) {
    List<MultiGauge.Row<?>> setRows = new ArrayList<>();
    for (SetView set : snapshot.healthSets()) {
      states(setRows, Tags.of("healthset", set.name()), set.state());
    }
    List<MultiGauge.Row<?>> groupRows = new ArrayList<>();
    snapshot
        .healthGroups()
        .forEach((group, state) -> states(groupRows, Tags.of("healthgroup", group.text()), state));
    List<MultiGauge.Row<?>> serverRows = new ArrayList<>();
    List<MonitorState> all = snapshot.healthSets().stream().map(SetView::state).toList();
    states(serverRows, Tags.empty(), RollUp.of(all));
    List<MultiGauge.Row<?>> componentRows = new ArrayList<>();
    for (ComponentView one : snapshot.components()) {
      for (ComponentState state : ComponentState.values()) {
        componentRows.add(
            MultiGauge.Row.of(
                Tags.of("component", one.name(), "state", state.text()),
                state == one.state() ? 1 : 0));
      }
    }
    components.register(componentRows, true);
    monitors.register(counts(snapshot), true);
    sets.register(setRows, true);
    groups.register(groupRows, true);
    server.register(serverRows, true);
  }

  private static void states(List<MultiGauge.Row<?>> rows, Tags tags, MonitorState current) {
    for (MonitorState state : MonitorState.values()) {
      rows.add(MultiGauge.Row.of(tags.and("state", state.text()), state == current ? 1 : 0));
    }
  }

  private static List<MultiGauge.Row<?>> counts(HealthSnapshot snapshot) {
    Map<String, Map<MonitorState, Integer>> bySet = new LinkedHashMap<>();
    snapshot.healthSets().forEach(set -> bySet.put(set.name(), zeroes()));
    for (MonitorView monitor : snapshot.monitors()) {
      bySet
          .computeIfAbsent(monitor.id().healthSet(), set -> zeroes())
          .merge(monitor.shown(), 1, Integer::sum);
    }
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    bySet.forEach(
        (set, counts) ->
            counts.forEach(
                (state, count) ->
                    rows.add(
                        MultiGauge.Row.of(
                            Tags.of("healthset", set, "state", state.text()), count))));
    return rows;
  }

  private static Map<MonitorState, Integer> zeroes() {
    Map<MonitorState, Integer> counts = new EnumMap<>(MonitorState.class);
    for (MonitorState state : MonitorState.values()) {
      counts.put(state, 0);
    }
    return counts;
  }
}
