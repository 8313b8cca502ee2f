package dev.tend.core;

import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.environment.Holds;
import dev.tend.core.record.HoldRecord;
import dev.tend.core.respond.CoreState;
import dev.tend.override.merge.EffectiveDefinitions;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What others see of the components; made anew only when something of them changed. */
final class ComponentViews {
  private final CoreState state;
  private List<ComponentView> views = List.of();
  private int arrangement = -1;
  private int holds = -1;

  ComponentViews(CoreState state) {
    this.state = state;
  }

  /** The settings have changed, and with them the components that they name. */
  void forget() {
    arrangement = -1;
  }

  List<ComponentView> of(EffectiveDefinitions definitions, int newest) {
    if (arrangement != newest || holds != state.holds().changes()) {
      arrangement = newest;
      holds = state.holds().changes();
      views = names(definitions).map(this::view).toList();
    }
    return views;
  }

  private Stream<String> names(EffectiveDefinitions definitions) {
    TreeMap<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Stream.of(
            definitions.sets().stream().flatMap(set -> set.definition().component().stream()),
            state.settings().components().stream(),
            state.holds().components().stream())
        .flatMap(all -> all)
        .forEach(name -> names.putIfAbsent(name, name));
    Holds.SPECIAL.forEach(names::remove);
    return Stream.concat(names.values().stream(), Holds.SPECIAL.stream());
  }

  private ComponentView view(String name) {
    List<HoldRecord> holders = state.holds().holders(name);
    return new ComponentView(name, Holds.worst(holders), holders);
  }
}
