package dev.tend.simulate.run;

import dev.tend.core.HealthSnapshot;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.simulate.expect.Sight;
import java.util.Optional;

/** What is to be seen in a snapshot. */
record SnapshotSight(HealthSnapshot snapshot) implements Sight {
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

  private static Shown plain(MonitorState state) {
    return new Shown(state, state);
  }
}
