package dev.tend.probe.run;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps probes that break, by an error of their own and not of their target, from breaking over and
 * over: after three such runs in a row one is left alone for a quarter of an hour, then tried once.
 */
final class Quarantine {
  private static final int LIMIT = 3;
  private static final long NANOS = Duration.ofMinutes(15).toNanos();

  private record Poisonings(int inRow, long until) {}

  private final Map<ItemId, Poisonings> poisoned = new ConcurrentHashMap<>();

  /** Whether a probe is left alone now. */
  boolean holds(ItemId probe, long now) {
    Poisonings known = poisoned.get(probe);
    return known != null && known.inRow() >= LIMIT && known.until() - now > 0;
  }

  void broke(ItemId probe, long now) {
    poisoned.merge(
        probe,
        new Poisonings(1, now + NANOS),
        (before, one) -> new Poisonings(before.inRow() + 1, one.until()));
  }

  void worked(ItemId probe) {
    if (!poisoned.isEmpty()) {
      poisoned.remove(probe);
    }
  }
}
