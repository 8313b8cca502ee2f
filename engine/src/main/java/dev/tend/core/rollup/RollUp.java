package dev.tend.core.rollup;

import dev.tend.definition.value.MonitorState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What rolls up from many states: the worst of them. Worst first: {@code Unrecoverable}, {@code
 * Unhealthy}, {@code Unavailable}, {@code Degraded}, {@code Repairing}, {@code Unevaluated}, {@code
 * Healthy}. {@code Disabled} is left out but counted; where all are disabled it is {@code
 * Disabled}, where there is nothing it is {@code Unevaluated}. This order is for showing;
 * responders go by {@link MonitorState#atLeast}.
 *
 * <p>Kept up to date member by member: rolling up costs the same for three monitors and for
 * thousands. Not for several threads.
 */
public final class RollUp {
  /** All that is not left out, worst first. */
  private static final List<MonitorState> WORST_FIRST =
      List.of(
          MonitorState.UNRECOVERABLE,
          MonitorState.UNHEALTHY,
          MonitorState.UNAVAILABLE,
          MonitorState.DEGRADED,
          MonitorState.REPAIRING,
          MonitorState.UNEVALUATED,
          MonitorState.HEALTHY);

  private final Map<MonitorState, Integer> counts = new EnumMap<>(MonitorState.class);
  private int members;

  /** The worst of these states. */
  public static MonitorState of(Iterable<MonitorState> states) {
    RollUp counts = new RollUp();
    states.forEach(counts::add);
    return counts.state();
  }

  /**
   * What one monitor brings into its set: what it shows; but one that is raised and {@code
   * Unavailable} is as bad as the worse of both.
   *
   * @param shown what it shows
   * @param beneath where its chain is
   */
  public static MonitorState contribution(MonitorState shown, MonitorState beneath) {
    return shown == MonitorState.UNAVAILABLE && beneath.raised()
        ? of(List.of(shown, beneath))
        : shown;
  }

  /** A member is there. */
  public void add(MonitorState state) {
    counts.merge(state, 1, Integer::sum);
    members++;
  }

  /**
   * A member changed.
   *
   * @throws IllegalStateException if none is in the state it is said to leave
   */
  public void move(MonitorState from, MonitorState to) {
    if (count(from) == 0) {
      throw new IllegalStateException("no member is " + from);
    }
    counts.merge(from, -1, Integer::sum);
    members--;
    add(to);
  }

  /** The worst state. */
  public MonitorState state() {
    for (MonitorState state : WORST_FIRST) {
      if (count(state) > 0) {
        return state;
      }
    }
    return members == 0 ? MonitorState.UNEVALUATED : MonitorState.DISABLED;
  }

  /** How many members there are. */
  public int members() {
    return members;
  }

  /** How many members are in a state. */
  public int count(MonitorState state) {
    return counts.getOrDefault(state, 0);
  }
}
