package dev.tend.core.monitor;

import dev.tend.core.record.WindowRecord.Red;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of one notification probe that are red. Greens need no memory: they take a red away. At
 * most {@link #NAMED} keys are told apart; the reds beyond are counted, and stand until they expire
 * or until a green comes while no named key is red.
 */
final class RedNotificationKeys {
  static final int NAMED = 256;

  private final Map<String, Long> startByKey = new LinkedHashMap<>();
  private long unnamed;
  private long unnamedAt = Long.MIN_VALUE;

  boolean isEmpty() {
    return startByKey.isEmpty() && unnamed == 0;
  }

  /** How many reds could not be told apart. */
  long unnamed() {
    return unnamed;
  }

  long unnamedAt() {
    return unnamedAt;
  }

  void red(String key, long start) {
    if (startByKey.size() < NAMED || startByKey.containsKey(key)) {
      startByKey.remove(key);
      startByKey.put(key, start);
    } else {
      redWithoutKey(start);
    }
  }

  /** Something is red, but nobody remembers what. */
  void redWithoutKey(long start) {
    unnamed++;
    unnamedAt = start;
  }

  void green(String key) {
    startByKey.remove(key);
    if (startByKey.isEmpty()) {
      unnamed = 0;
    }
  }

  /** Forgets what came at {@code cut} or earlier. */
  void expire(long cut) {
    Iterator<Long> oldestFirst = startByKey.values().iterator();
    while (oldestFirst.hasNext() && oldestFirst.next() <= cut) {
      oldestFirst.remove();
    }
    if (unnamedAt <= cut) {
      unnamed = 0;
    }
  }

  /** The start of the oldest red; {@link SeverityChain#NEVER} for none. */
  long oldest() {
    long oldest = unnamed > 0 ? unnamedAt : SeverityChain.NEVER;
    return startByKey.isEmpty() ? oldest : Math.min(oldest, startByKey.values().iterator().next());
  }

  List<Red> record() {
    List<Red> reds = new ArrayList<>(startByKey.size());
    startByKey.forEach((key, start) -> reds.add(new Red(key, start)));
    return reds;
  }

  void restore(List<Red> reds, long restoredUnnamed, long restoredUnnamedAt) {
    reds.forEach(red -> startByKey.put(red.key(), red.startedAt()));
    unnamed = restoredUnnamed;
    unnamedAt = restoredUnnamedAt;
  }
}
