package dev.tend.agent;

import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks four times a second whether the wall clock has stepped away from steady time. */
final class ClockWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration STEP = Duration.ofSeconds(1);

  private final SteadyClock clock;
  private final Consumer<Duration> stepped;
  private final Thread thread;
  private Duration known;

  /**
   * A watch.
   *
   * @param clock the agent's clock
   * @param known how far the wall clock is from steady time at the start
   * @param stepped told how far the wall clock went, forward positive
   */
  ClockWatch(SteadyClock clock, Duration known, Consumer<Duration> stepped) {
    this.clock = clock;
    this.known = known;
    this.stepped = stepped;
    this.thread = Thread.ofPlatform().name("tend-clock").daemon(true).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Whoever does not take one step must be told of the next. */
  private void tell(Duration by) {
    try {
      stepped.accept(by);
    } catch (RuntimeException broken) {
      LOG.error("the step of the clock by {} was not taken by all", by, broken);
    }
  }

  private void work() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        Duration by = clock.offset().minus(known);
        if (by.abs().compareTo(STEP) > 0) {
          known = known.plus(by);
          tell(by);
        }
      }
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }
}
