package dev.tend.testing;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of one run of a probe.
 *
 * @param outcome the outcome
 * @param elapsed how long the run takes; its result arrives that much later
 * @param errorClass the kind of error; empty text for none
 * @param message what a person should read; empty text for none
 * @param sample the value measured, in the base unit of its dimension; empty when none is
 * @param atLeast whether that is only a lower bound
 */
public record SimulatedRun(
    Outcome outcome,
    Duration elapsed,
    String errorClass,
    String message,
    OptionalDouble sample,
    boolean atLeast) {

  /** A run that takes no time and says no more than its outcome. */
  public static SimulatedRun of(Outcome outcome) {
    return new SimulatedRun(outcome, Duration.ZERO, "", "", OptionalDouble.empty(), false);
  }

  /** A success that measured a value, in the base unit of its dimension. */
  public static SimulatedRun measuring(double value) {
    return new SimulatedRun(
        Outcome.SUCCEEDED, Duration.ZERO, "", "", OptionalDouble.of(value), false);
  }

  /** The same with an error class and a message. */
  public SimulatedRun saying(String newErrorClass, String newMessage) {
    return new SimulatedRun(outcome, elapsed, newErrorClass, newMessage, sample, atLeast);
  }

  /** The same, but it takes so long. */
  public SimulatedRun taking(Duration time) {
    return new SimulatedRun(outcome, time, errorClass, message, sample, atLeast);
  }

  /** The report of this run. */
  public ProbeReported report(ItemId probe, Trigger trigger, Instant startedAt) {
    return new ProbeReported(
        probe,
        trigger,
        startedAt,
        elapsed,
        outcome,
        errorClass,
        message,
        sample,
        atLeast,
        Optional.empty(),
        "",
        List.of());
  }
}
