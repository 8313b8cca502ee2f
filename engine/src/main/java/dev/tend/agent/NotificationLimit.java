package dev.tend.agent;

import dev.tend.definition.ItemId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many notifications each probe takes: a hundred at once, and then one a second. Each one is an
 * event and is made durable, so whoever may notify could otherwise fill disks and keep the agent
 * from its work. Safe for use by many threads.
 */
final class NotificationLimit {
  private static final int AT_ONCE = 100;
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final Runnable refused;
  private final Map<ItemId, Long> fullAgainAt = new ConcurrentHashMap<>();

  /** Says of each one that was refused. */
  NotificationLimit(Runnable refused) {
    this.refused = refused;
  }

  /**
   * Whether a probe takes one more.
   *
   * @param now the time, as {@link System#nanoTime} tells it
   */
  boolean admits(ItemId probe, long now) {
    boolean[] admitted = new boolean[1];
    fullAgainAt.compute(
        probe,
        (key, known) -> {
          long full = known == null || known - now < 0 ? now : known;
          admitted[0] = full - now <= (AT_ONCE - 1) * PAUSE_NANOS;
          return admitted[0] ? full + PAUSE_NANOS : full;
        });
    if (!admitted[0]) {
      refused.run();
    }
    return admitted[0];
  }
}
