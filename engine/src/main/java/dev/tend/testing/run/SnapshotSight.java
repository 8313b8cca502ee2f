package dev.tend.testing.run;

import dev.tend.core.HealthSnapshot;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.Subject;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveValue;
import dev.tend.testing.assertion.StateQuery;
import java.util.Optional;

/**
 * What is to be seen of an agent.
 *
 * @param snapshot its state
 * @param effective the definitions that hold
 */
record SnapshotSight(HealthSnapshot snapshot, EffectiveDefinitions effective)
    implements StateQuery {
  @Override
  public Optional<Shown> monitor(ItemId id) {
    return snapshot.monitors().stream()
        .filter(monitor -> monitor.id().equals(id))
        .findFirst()
        .map(monitor -> new Shown(monitor.shown(), monitor.beneath()));
  }

  @Override
  public Optional<Shown> healthSet(String name) {
    return snapshot.healthSets().stream()
        .filter(set -> set.name().equalsIgnoreCase(name))
        .findFirst()
        .map(set -> plain(set.state()));
  }

  @Override
  public Optional<Shown> group(HealthGroup group) {
    return Optional.ofNullable(snapshot.healthGroups().get(group)).map(SnapshotSight::plain);
  }

  @Override
  public Optional<EffectiveValue> value(Subject subject, String property) {
    return EffectiveValue.of(effective, subject, property);
  }

  private static Shown plain(MonitorState state) {
    return new Shown(state, state);
  }
}
