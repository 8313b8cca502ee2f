package dev.tend.core.rollup;

import dev.tend.definition.value.MonitorState;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many members of a set are in each state, kept up to date member by member: rolling up costs
 * the same for three monitors and for thousands. Not for several threads.
 */
public final class StateCounts {
  private final Map<MonitorState, Integer> counts = new EnumMap<>(MonitorState.class);
  private int members;

  /** Without members. */
  public StateCounts() {
    for (MonitorState state : MonitorState.values()) {
      counts.put(state, 0);
    }
  }

  /** A member is there. */
  public void add(MonitorState state) {
    counts.merge(state, 1, Integer::sum);
    members++;
  }

  /**
   * A member is gone.
   *
   * @throws IllegalStateException if none is in that state
   */
  public void remove(MonitorState state) {
    if (count(state) == 0) {
      throw new IllegalStateException("no member is " + state);
    }
    counts.merge(state, -1, Integer::sum);
    members--;
  }

  /**
   * A member changed.
   *
   * @throws IllegalStateException if none is in the state it is said to leave
   */
  public void move(MonitorState from, MonitorState to) {
    remove(from);
    add(to);
  }

  /** The worst state, without the counts. */
  public MonitorState worst() {
    for (MonitorState state : RollUp.WORST_FIRST) {
      if (count(state) > 0) {
        return state;
      }
    }
    return members == 0 ? MonitorState.UNEVALUATED : MonitorState.DISABLED;
  }

  /** The worst state and the counts as they are now. */
  public RollUp rollUp() {
    return new RollUp(worst(), counts);
  }

  private int count(MonitorState state) {
    return counts.getOrDefault(state, 0);
  }
}
