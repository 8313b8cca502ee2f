package dev.tend.probe;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a probe answers.
 *
 * @param outcome what the run came to
 * @param errorClass what kind of error, one of {@link ErrorClass} or the probe's own; empty text
 *     for none
 * @param message what a person should read, bounded by the runner; empty text for none
 * @param phase the phase that failed, such as {@code greeting}; empty text for none
 * @param sample the value measured, in the base unit of its dimension (seconds, bytes, a number, a
 *     percentage from 0 to 100); empty when none was
 * @param atLeast whether the sample is only a lower bound, because the run did not see all that it
 *     counts
 * @param metrics what else was measured, such as the time of each phase, in order
 */
public record Measurement(
    Outcome outcome,
    String errorClass,
    String message,
    String phase,
    OptionalDouble sample,
    boolean atLeast,
    List<ProbeMetric> metrics) {
  /** Copies the list. */
  public Measurement {
    metrics = List.copyOf(metrics);
  }

  /** The target did as it should. */
  public static Measurement succeeded() {
    return of(Outcome.SUCCEEDED, "", "");
  }

  /** The target did not. */
  public static Measurement failed(String errorClass, String message) {
    return of(Outcome.FAILED, errorClass, message);
  }

  /** The target was not done by the deadline. */
  public static Measurement timedOut(String message) {
    return of(Outcome.TIMED_OUT, ErrorClass.TIMED_OUT, message);
  }

  /** The probe could not judge. */
  public static Measurement inconclusive(String errorClass, String message) {
    return of(Outcome.INCONCLUSIVE, errorClass, message);
  }

  /** The probe lacks the means here, or its settings make no sense, so it cannot judge. */
  public static Measurement cannot(String message) {
    return inconclusive(ErrorClass.CANNOT_MEASURE, message);
  }

  /** What came of a run that measured nothing. */
  public static Measurement of(Outcome outcome, String errorClass, String message) {
    return new Measurement(
        outcome, errorClass, message, "", OptionalDouble.empty(), false, List.of());
  }

  /** The same with a message. */
  public Measurement saying(String newMessage) {
    return new Measurement(outcome, errorClass, newMessage, phase, sample, atLeast, metrics);
  }

  /** The same with the phase that failed. */
  public Measurement in(String newPhase) {
    return new Measurement(outcome, errorClass, message, newPhase, sample, atLeast, metrics);
  }

  /** The same with a measured value. */
  public Measurement measuring(double value) {
    return measuring(value, false);
  }

  /** The same with a lower bound of the measured value: as much as the run saw of it. */
  public Measurement measuringAtLeast(double value) {
    return measuring(value, true);
  }

  private Measurement measuring(double value, boolean lowerBound) {
    return new Measurement(
        outcome, errorClass, message, phase, OptionalDouble.of(value), lowerBound, metrics);
  }

  /** The same with further figures. */
  public Measurement with(List<ProbeMetric> newFigures) {
    return new Measurement(outcome, errorClass, message, phase, sample, atLeast, newFigures);
  }
}
