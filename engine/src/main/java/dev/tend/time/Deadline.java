package dev.tend.time;

import java.time.Duration;

/**
 * The instant, on the monotonic clock, at which an operation must be over as a whole. Immutable.
 */
public final class Deadline {
  private final long at;

  private Deadline(long at) {
    this.at = at;
  }

  /** A deadline this far from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** What is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
  }

  /**
   * What is left in whole milliseconds, for calls that take such; at least 1 until it has passed.
   */
  public int remainingMillis() {
    long nanos = at - System.nanoTime();
    if (nanos <= 0) {
      return 0;
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, nanos / 1_000_000));
  }

  /** Whether it has passed. */
  public boolean expired() {
    return System.nanoTime() - at >= 0;
  }

  /** The earlier of this and a deadline this far from now. */
  public Deadline orWithin(Duration duration) {
    long other = System.nanoTime() + duration.toNanos();
    return other - at < 0 ? new Deadline(other) : this;
  }
}
