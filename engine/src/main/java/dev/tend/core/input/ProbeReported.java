package dev.tend.core.input;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A probe has a result.
 *
 * @param probe which, with its target
 * @param trigger why it ran
 * @param startedAt when the run began, in steady time
 * @param elapsed how long it took
 * @param outcome what it came to
 * @param errorClass what kind of error, such as {@code CertificateExpired}, for routes and for
 *     counting; empty text for none
 * @param message what a person should read; empty text for none
 * @param sample the value measured, in the base unit of its dimension; empty when none was
 * @param atLeast whether the sample is only a lower bound: the value may be larger
 * @param notification the key and colour of a notification; empty for other probes
 * @param phase the phase that failed, such as {@code greeting}; empty text for none
 * @param figures what else was measured, in order
 */
public record ProbeReported(
    ItemId probe,
    Trigger trigger,
    Instant startedAt,
    Duration elapsed,
    Outcome outcome,
    String errorClass,
    String message,
    OptionalDouble sample,
    boolean atLeast,
    Optional<String> notification,
    String phase,
    List<ProbeMetric> figures)
    implements Input {
  public ProbeReported {
    figures = List.copyOf(figures);
  }

  /** A scheduled result without sample, error class or message. */
  public static ProbeReported of(
      ItemId probe, Instant startedAt, Duration elapsed, Outcome outcome) {
    return new ProbeReported(
        probe,
        Trigger.SCHEDULED,
        startedAt,
        elapsed,
        outcome,
        "",
        "",
        OptionalDouble.empty(),
        false,
        Optional.empty(),
        "",
        List.of());
  }

  /** The same with another trigger. */
  public ProbeReported triggeredBy(Trigger other) {
    return with(other, errorClass, message, sample, atLeast, notification);
  }

  /** The same with an error class and a message. */
  public ProbeReported saying(String newErrorClass, String newMessage) {
    return with(trigger, newErrorClass, newMessage, sample, atLeast, notification);
  }

  /** The same with another outcome. */
  public ProbeReported comingTo(Outcome other) {
    return new ProbeReported(
        probe,
        trigger,
        startedAt,
        elapsed,
        other,
        errorClass,
        message,
        sample,
        atLeast,
        notification,
        phase,
        figures);
  }

  /** The same with a measured value. */
  public ProbeReported measuring(double value) {
    return with(trigger, errorClass, message, OptionalDouble.of(value), false, notification);
  }

  /** The same with a lower bound of the measured value. */
  public ProbeReported measuringAtLeast(double value) {
    return with(trigger, errorClass, message, OptionalDouble.of(value), true, notification);
  }

  /** The same as a notification of this key; failed is red, succeeded is green. */
  public ProbeReported notifying(String key) {
    return with(trigger, errorClass, message, sample, atLeast, Optional.of(key));
  }

  private ProbeReported with(
      Trigger why,
      String error,
      String said,
      OptionalDouble value,
      boolean lowerBound,
      Optional<String> key) {
    return new ProbeReported(
        probe,
        why,
        startedAt,
        elapsed,
        outcome,
        error,
        said,
        value,
        lowerBound,
        key,
        phase,
        figures);
  }
}
