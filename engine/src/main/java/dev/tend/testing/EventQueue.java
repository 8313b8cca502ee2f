package dev.tend.testing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is going to happen: by time, then in the order in which it was planned. */
final class EventQueue {
  private static final Comparator<Plan> ORDER =
      Comparator.comparing(Plan::at).thenComparingLong(Plan::order);

  private final PriorityQueue<Plan> plans = new PriorityQueue<>(ORDER);
  private long order;

  record Plan(Instant at, long order, Runnable what) {}

  void plan(Instant at, Runnable what) {
    plans.add(new Plan(at, order++, what));
  }

  /** When the next plan is due. */
  Optional<Instant> next() {
    return Optional.ofNullable(plans.peek()).map(Plan::at);
  }

  /** Takes the next plan. */
  Plan take() {
    return plans.remove();
  }
}
