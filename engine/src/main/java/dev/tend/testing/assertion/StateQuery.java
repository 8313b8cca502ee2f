package dev.tend.testing.assertion;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.Subject;
import dev.tend.override.merge.EffectiveValue;
import java.util.Optional;

/** What is to be seen of an agent's state at an instant. */
public interface StateQuery {

  /** What a monitor shows; empty when there is none of that name. */
  Optional<Shown> monitor(ItemId id);

  /** What a health set shows; empty when there is none of that name. */
  Optional<Shown> healthSet(String name);

  /** What a health group shows; empty when there is none. */
  Optional<Shown> group(HealthGroup group);

  /**
   * What holds where an override changes something, or would; empty when there is no such thing.
   */
  Optional<EffectiveValue> value(Subject subject, String property);

  /**
   * A state.
   *
   * @param state what is shown
   * @param beneath the state of the chain beneath an overlay; the same where there is none
   */
  record Shown(MonitorState state, MonitorState beneath) {
    @Override
    public String toString() {
      return state == beneath ? state.text() : state + " over " + beneath;
    }
  }
}
