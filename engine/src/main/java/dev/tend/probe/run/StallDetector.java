package dev.tend.probe.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notices when the agent itself stalled: a paused machine, a long collection, a starved processor.
 * A thread beats ten times a second; a gap of over a second is a stall, and whatever ran across it
 * measured the agent and not its target.
 */
public final class StallDetector implements AutoCloseable {
  private static final long BEAT_MILLIS = 100;
  private static final long STALL_NANOS = Duration.ofSeconds(1).toNanos();

  private final Thread thread = new Thread(this::beat, "tend-heartbeat");
  private volatile long last = System.nanoTime();
  private volatile long stallEnd = last - STALL_NANOS;
  private final AtomicLong stalls = new AtomicLong();
  private volatile boolean stopped;

  private StallDetector() {}

  /** Begins to beat. */
  public static StallDetector start() {
    StallDetector stalls = new StallDetector();
    stalls.thread.setDaemon(true);
    stalls.thread.start();
    return stalls;
  }

  /**
   * Whether the agent stalled at any time since an instant.
   *
   * @param nanos the instant, as {@link System#nanoTime} gave it
   */
  public boolean stalledSince(long nanos) {
    return stallEnd - nanos > 0 || System.nanoTime() - last > STALL_NANOS;
  }

  /** How many times the agent stalled since its start. */
  public long stalls() {
    return stalls.get();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  private void beat() {
    while (!stopped) {
      try {
        Thread.sleep(BEAT_MILLIS);
      } catch (InterruptedException ends) {
        return;
      }
      long now = System.nanoTime();
      if (now - last > STALL_NANOS) {
        stallEnd = now;
        stalls.incrementAndGet();
      }
      last = now;
    }
  }
}
