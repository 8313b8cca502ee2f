package dev.tend.core.random;

import java.util.PriorityQueue;

/** What is to happen, by time; what was planned first happens first. */
final class Plan {
  /**
   * One thing.
   *
   * @param at when, in milliseconds of the time that really passes
   * @param number which, of all that were planned
   * @param life in which life of the agent it makes sense; 0 for all
   * @param what it
   */
  record Entry(long at, long number, int life, Runnable what) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long numbers;

  void add(long at, int life, Runnable what) {
    entries.add(new Entry(at, numbers++, life, what));
  }

  /** When the next is due; {@link Long#MAX_VALUE} for never. */
  long next() {
    Entry first = entries.peek();
    return first == null ? Long.MAX_VALUE : first.at();
  }

  Entry take() {
    return entries.remove();
  }
}
