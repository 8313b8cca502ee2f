package dev.tend.eventlog;

import dev.tend.core.event.HealthEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events of one file that wait, in their order, and those that are being written. Guarded by
 * its owner.
 */
final class FileQueue {
  private final TreeMap<Long, SpooledEvent> kept = new TreeMap<>();
  private final TreeMap<Long, SpooledEvent> droppable = new TreeMap<>();
  private final TreeMap<Long, SpooledEvent> taken = new TreeMap<>();

  void add(SpooledEvent spooled) {
    (spooled.kept() ? kept : droppable).put(spooled.event().id().packed(), spooled);
  }

  boolean isEmpty() {
    return kept.isEmpty() && droppable.isEmpty();
  }

  int size() {
    return kept.size() + droppable.size() + taken.size();
  }

  /** An event that may still be dropped, also one that is being written. */
  Optional<SpooledEvent> droppable(long id) {
    SpooledEvent waiting = droppable.get(id);
    return Optional.ofNullable(waiting != null ? waiting : taken.get(id))
        .filter(spooled -> !spooled.kept());
  }

  void keep(SpooledEvent spooled) {
    long id = spooled.event().id().packed();
    (droppable.remove(id) != null ? kept : taken).put(id, spooled.asKept());
  }

  Optional<SpooledEvent> dropOldest() {
    return Optional.ofNullable(droppable.pollFirstEntry()).map(Map.Entry::getValue);
  }

  List<HealthEvent> take(int most) {
    List<HealthEvent> events = new ArrayList<>();
    while (events.size() < most && !isEmpty()) {
      boolean keptFirst =
          droppable.isEmpty() || (!kept.isEmpty() && kept.firstKey() < droppable.firstKey());
      Map.Entry<Long, SpooledEvent> next = (keptFirst ? kept : droppable).pollFirstEntry();
      taken.put(next.getKey(), next.getValue());
      events.add(next.getValue().event());
    }
    return events;
  }

  List<SpooledEvent> settle() {
    List<SpooledEvent> settled = List.copyOf(taken.values());
    taken.clear();
    return settled;
  }

  void putBack() {
    taken.values().forEach(this::add);
    taken.clear();
  }

  /** The first protected event that is not in its file yet. */
  long firstKept() {
    long waiting = kept.isEmpty() ? Long.MAX_VALUE : kept.firstKey();
    for (SpooledEvent spooled : taken.values()) {
      if (spooled.kept()) {
        return Math.min(waiting, spooled.event().id().packed());
      }
    }
    return waiting;
  }
}
