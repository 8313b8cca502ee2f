package dev.tend.testing.assertion;

import dev.tend.definition.value.ValueTypes;
import java.time.Duration;

/**
 * When something is expected.
 *
 * @param from the first instant, counted from the start
 * @param to the last instant, which counts too
 */
public record Period(Duration from, Duration to) {

  /** One instant. */
  public static Period at(Duration instant) {
    return new Period(instant, instant);
  }

  /** Whether an instant is in it. */
  public boolean contains(Duration at) {
    return at.compareTo(from) >= 0 && at.compareTo(to) <= 0;
  }

  Duration length() {
    return to.minus(from);
  }

  @Override
  public String toString() {
    String start = ValueTypes.DURATION.format(from);
    return from.equals(to) ? start : start + ".." + ValueTypes.DURATION.format(to);
  }
}
