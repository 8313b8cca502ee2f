package dev.tend.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Steady time: a wall-clock time at the start, plus the monotonic time since. Never jumps. Safe for
 * use by many threads.
 */
public interface SteadyClock {
  /** Steady time now. */
  Instant now();

  /** What the wall clock says now. */
  Instant wall();

  /** How far the wall clock has gone from steady time; positive when it is ahead. */
  default Duration offset() {
    return Duration.between(now(), wall());
  }

  /** The real clock, its steady time beginning at an instant. */
  static SteadyClock startingAt(Instant start) {
    long origin = System.nanoTime();
    return new SteadyClock() {
      @Override
      public Instant now() {
        return start.plusNanos(System.nanoTime() - origin);
      }

      @Override
      public Instant wall() {
        return Instant.now();
      }
    };
  }
}
