package dev.tend.testing.assertion;

import dev.tend.core.HealthSnapshot;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.Subject;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveValue;
import java.util.Optional;

/**
 * What can be seen of an agent at an instant.
 *
 * @param snapshot its state
 * @param effective the definitions in effect
 */
public record StateQuery(HealthSnapshot snapshot, EffectiveDefinitions effective) {
  /** What a monitor shows; empty when there is none of that name. */
  public Optional<Shown> monitor(ItemId id) {
    return snapshot.monitors().stream()
        .filter(monitor -> monitor.id().equals(id))
        .findFirst()
        .map(monitor -> new Shown(monitor.shown(), monitor.beneath()));
  }

  /** What a health set shows; empty when there is none of that name. */
  public Optional<Shown> healthSet(String name) {
    return snapshot.healthSets().stream()
        .filter(set -> set.name().equalsIgnoreCase(name))
        .findFirst()
        .map(set -> plain(set.state()));
  }

  /** What a health group shows; empty when there is none. */
  public Optional<Shown> group(HealthGroup group) {
    return Optional.ofNullable(snapshot.healthGroups().get(group)).map(StateQuery::plain);
  }

  /** The value in effect where an override can change one; empty if there is no such property. */
  public Optional<EffectiveValue> value(Subject subject, String property) {
    return EffectiveValue.of(effective, subject, property);
  }

  private static Shown plain(MonitorState state) {
    return new Shown(state, state);
  }

  /**
   * A state.
   *
   * @param state what is shown
   * @param beneath the state of the chain beneath an overlay; the same where there is none
   */
  public record Shown(MonitorState state, MonitorState beneath) {
    @Override
    public String toString() {
      return state == beneath ? state.text() : state + " over " + beneath;
    }
  }
}
