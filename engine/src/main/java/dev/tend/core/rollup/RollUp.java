package dev.tend.core.rollup;

import dev.tend.definition.value.MonitorState;
import java.util.Collections;
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
 * @param state the worst
 * @param counts how many there are of each state, every state named
 */
public record RollUp(MonitorState state, Map<MonitorState, Integer> counts) {

  /** All that is not left out, worst first. */
  static final List<MonitorState> WORST_FIRST =
      List.of(
          MonitorState.UNRECOVERABLE,
          MonitorState.UNHEALTHY,
          MonitorState.UNAVAILABLE,
          MonitorState.DEGRADED,
          MonitorState.REPAIRING,
          MonitorState.UNEVALUATED,
          MonitorState.HEALTHY);

  /** Copies the counts. */
  public RollUp {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** Rolls up. */
  public static RollUp of(Iterable<MonitorState> states) {
    StateCounts counts = new StateCounts();
    states.forEach(counts::add);
    return counts.rollUp();
  }

  /** Rolls up. */
  public static RollUp of(MonitorState... states) {
    return of(List.of(states));
  }

  /**
   * What one monitor brings into its set: what it shows; but one that is raised and {@code
   * Unavailable} is as bad as the worse of both.
   *
   * @param shown what it shows
   * @param beneath where its chain is
   */
  public static MonitorState contribution(MonitorState shown, MonitorState beneath) {
    return shown == MonitorState.UNAVAILABLE && beneath.raised() ? worse(shown, beneath) : shown;
  }

  /** The worse of two; {@code Disabled} is left out. */
  public static MonitorState worse(MonitorState one, MonitorState other) {
    return of(one, other).state();
  }

  /** How many are in a state. */
  public int count(MonitorState counted) {
    return counts.getOrDefault(counted, 0);
  }
}
