package dev.tend.core.monitor;

import dev.tend.core.event.EventId;
import dev.tend.core.record.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The newest results that speak against a target. Empty most of the time, and then free. */
final class RecentFailures {
  static final int KEPT = 8;

  private List<Evidence> newest = List.of();

  boolean isEmpty() {
    return newest.isEmpty();
  }

  void add(Evidence evidence) {
    if (newest.isEmpty()) {
      newest = new ArrayList<>(KEPT);
    }
    if (newest.size() == KEPT) {
      newest.removeFirst();
    }
    newest.add(evidence);
  }

  void drop(Predicate<Evidence> obsolete) {
    if (!newest.isEmpty() && newest.removeIf(obsolete) && newest.isEmpty()) {
      newest = List.of();
    }
  }

  /** Oldest first. */
  List<Evidence> all() {
    return List.copyOf(newest);
  }

  List<EventId> events() {
    return newest.stream().map(Evidence::event).toList();
  }

  /** What a person reads of the newest; empty text when there is nothing to read. */
  String headline() {
    return newest.isEmpty() ? "" : headline(newest.getLast());
  }

  /** What a person reads of one; empty text when there is nothing to read. */
  static String headline(Evidence last) {
    if (last.errorClass().isEmpty() || last.message().isEmpty()) {
      return last.errorClass() + last.message();
    }
    return last.errorClass() + ": " + last.message();
  }

  void restore(List<Evidence> kept) {
    newest = kept.isEmpty() ? List.of() : new ArrayList<>(kept);
  }
}
