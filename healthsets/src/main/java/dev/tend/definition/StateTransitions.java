package dev.tend.definition;

import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.util.List;

/**
 * The chain of a monitor: when, counted from the raise, it reaches which state.
 *
 * @param steps by time, with rising severity, the first at zero
 */
public record StateTransitions(List<Step> steps) {

  /**
   * One step of a chain.
   *
   * @param after counted from the raise
   * @param state the state reached
   */
  public record Step(Duration after, MonitorState state) {}

  /** {@code Degraded} at once and {@code Unhealthy} after 60 s, as in Exchange. */
  public static final StateTransitions DEFAULT =
      new StateTransitions(
          List.of(
              new Step(Duration.ZERO, MonitorState.DEGRADED),
              new Step(Duration.ofSeconds(60), MonitorState.UNHEALTHY)));

  /** Copies the list. */
  public StateTransitions {
    steps = List.copyOf(steps);
  }
}
