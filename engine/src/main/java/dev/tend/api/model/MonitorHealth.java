package dev.tend.api.model;

import dev.tend.core.input.Outcome;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.Optional;

/**
 * One monitor and target. Instants are wall-clock time.
 *
 * @param healthSet its health set
 * @param monitor its name
 * @param target its target; empty: it has none
 * @param state what it shows
 * @param beneath the state of its chain, beneath any overlay
 * @param component the server component it belongs to; empty: none
 * @param aspect what a user would notice
 * @param description what its state means
 * @param lastRun the latest run of any of its probes; empty: none is known
 * @param lastTransition when it last changed, or since when it exists
 * @param transition the event of that change; {@code 0:0} when it never changed
 * @param stale whether its probes should have run since
 */
public record MonitorHealth(
    String healthSet,
    String monitor,
    Optional<String> target,
    MonitorState state,
    MonitorState beneath,
    Optional<String> component,
    Aspect aspect,
    String description,
    Optional<Run> lastRun,
    Instant lastTransition,
    String transition,
    boolean stale) {

  /**
   * A run of a probe.
   *
   * @param probe the probe's name
   * @param startedAt when it started
   * @param endedAt when it ended
   * @param outcome its outcome
   * @param errorClass what kind of error; empty text for none
   * @param message what a person should read; empty text for none
   */
  public record Run(
      String probe,
      Instant startedAt,
      Instant endedAt,
      Outcome outcome,
      String errorClass,
      String message) {}

  /** The identity, with {@code /}, which every shell leaves alone. */
  public String identity() {
    return healthSet + "/" + monitor + target.map(name -> "/" + name).orElse("");
  }
}
