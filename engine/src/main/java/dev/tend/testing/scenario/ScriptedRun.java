package dev.tend.testing.scenario;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.testing.SimulatedRun;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of a run, as far as the script says.
 *
 * @param outcome the outcome; empty: it never ends
 * @param takes how long it takes; empty: no time, or the probe's timeout when it times out
 * @param errorClass the kind of error; empty text for none
 * @param message what a person should read; empty text for none
 * @param sample the value measured, in the base unit of its dimension; empty when none is
 * @param atLeast whether that is only a lower bound
 */
public record ScriptedRun(
    Optional<Outcome> outcome,
    Optional<Duration> takes,
    String errorClass,
    String message,
    OptionalDouble sample,
    boolean atLeast) {

  /** A plain success. */
  public static ScriptedRun success() {
    return new ScriptedRun(
        Optional.of(Outcome.SUCCEEDED), Optional.empty(), "", "", OptionalDouble.empty(), false);
  }

  /** The same, but it measures this. */
  public ScriptedRun measuring(OptionalDouble value) {
    return new ScriptedRun(outcome, takes, errorClass, message, value, atLeast);
  }

  /** Whether all is well, as far as an outcome can say. */
  boolean succeeds() {
    return outcome.equals(Optional.of(Outcome.SUCCEEDED));
  }

  Optional<SimulatedRun> of(ScheduledProbe probe) {
    return outcome.map(
        known ->
            new SimulatedRun(
                known,
                takes.orElseGet(
                    () ->
                        known == Outcome.TIMED_OUT ? probe.definition().timeout() : Duration.ZERO),
                errorClass,
                message,
                sample,
                atLeast));
  }
}
