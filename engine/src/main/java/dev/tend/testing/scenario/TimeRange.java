package dev.tend.testing.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * A part of a case's time.
 *
 * @param from its first instant, counted from the start; empty: from the start on
 * @param to the first instant after it; empty: it does not end
 */
public record TimeRange(Optional<Duration> from, Optional<Duration> to) {

  /** From the start, without an end. */
  public static TimeRange always() {
    return new TimeRange(Optional.empty(), Optional.empty());
  }

  /** Its first instant. */
  public Duration start() {
    return from.orElse(Duration.ZERO);
  }

  /** Whether an instant is in it. */
  public boolean contains(Duration at) {
    return at.compareTo(start()) >= 0 && to.filter(end -> at.compareTo(end) >= 0).isEmpty();
  }
}
