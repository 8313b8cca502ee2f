package dev.tend.agent;

import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.util.function.Consumer;

/** Notices when the wall clock steps away from steady time. */
final class ClockWatch {
  /** How often to check. */
  static final Duration PAUSE = Duration.ofMillis(250);

  private static final Duration STEP = Duration.ofSeconds(1);

  private final SteadyClock clock;
  private final Consumer<Duration> stepped;
  private Duration known;

  /**
   * A watch.
   *
   * @param clock the agent's clock
   * @param known how far the wall clock is from steady time at the start
   * @param stepped gets how far the wall clock stepped, forward positive
   */
  ClockWatch(SteadyClock clock, Duration known, Consumer<Duration> stepped) {
    this.clock = clock;
    this.known = known;
    this.stepped = stepped;
  }

  void check() {
    Duration by = clock.offset().minus(known);
    if (by.abs().compareTo(STEP) > 0) {
      known = known.plus(by);
      stepped.accept(by);
    }
  }
}
