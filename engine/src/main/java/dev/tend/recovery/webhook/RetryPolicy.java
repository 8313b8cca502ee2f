package dev.tend.recovery.webhook;

import java.time.Duration;

/**
 * How patiently pages are delivered to a webhook.
 *
 * @param attempt how long one try may take
 * @param first how long after the first failed try the second comes; each later wait is twice as
 *     long
 * @param longest the longest wait between two tries; pages are never given up
 * @param waiting how many pages may wait for one webhook
 */
public record RetryPolicy(Duration attempt, Duration first, Duration longest, int waiting) {
  /** Ten seconds a try; one second, doubling to a minute, between; 500 pages. */
  public static RetryPolicy usual() {
    return new RetryPolicy(
        Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(1), 500);
  }

  /** The wait after so many failed tries in a row. */
  Duration after(int failures) {
    int doublings = Math.min(failures - 1, 20);
    Duration wait = first.multipliedBy(1L << Math.max(0, doublings));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
