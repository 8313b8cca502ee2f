package dev.tend.core.monitor;

import dev.tend.core.record.LongList;
import dev.tend.core.record.WindowRecord;
import java.util.Arrays;

/**
 * Counts of results in 64 buckets of time, for windows that hold more than can be known one by one.
 * A bucket leaves when the youngest it may hold is too old, so results stay for at most a 63rd of
 * the window longer than they should.
 */
final class BucketedCounts {
  private static final int COUNT = 64;

  private final long width;
  private final int[] good = new int[COUNT];
  private final int[] bad = new int[COUNT];
  private long first; // number of the oldest bucket that may hold something
  private long last = -1; // number of the newest; before the first when there is none
  private int goodCount;
  private int badCount;

  BucketedCounts(long interval) {
    width = Math.max(1, (interval + COUNT - 2) / (COUNT - 1));
  }

  static BucketedCounts of(long interval, WindowRecord.Results kept) {
    BucketedCounts buckets = new BucketedCounts(interval);
    LongList numbers = kept.numbers();
    for (int i = 0; i + 2 < numbers.size(); i += 3) {
      long end = (numbers.get(i) + 1) * kept.width() - 1;
      buckets.count(end, (int) numbers.get(i + 1), (int) numbers.get(i + 2));
    }
    return buckets;
  }

  int bad() {
    return badCount;
  }

  int total() {
    return goodCount + badCount;
  }

  void add(long start, boolean isBad) {
    count(start, isBad ? 0 : 1, isBad ? 1 : 0);
  }

  /** Drops every bucket that ends before {@code cut}. */
  void evict(long cut) {
    while (total() > 0 && (first + 1) * width - 1 < cut) {
      empty(first++);
    }
    while (total() > 0 && good[slot(first)] + bad[slot(first)] == 0) {
      first++;
    }
  }

  /** The start of the oldest bucket that is not empty. */
  long oldest() {
    return first * width;
  }

  /** The youngest start that the oldest bucket may hold. */
  long oldestEnd() {
    return (first + 1) * width - 1;
  }

  /** The same counts for another interval, each as old as the end of its bucket. */
  BucketedCounts resized(long interval) {
    return of(interval, record());
  }

  WindowRecord.Results record() {
    long[] triples = new long[3 * COUNT];
    int used = 0;
    for (long number = first; number <= last && total() > 0; number++) {
      int slot = slot(number);
      if (good[slot] + bad[slot] > 0) {
        triples[used++] = number;
        triples[used++] = good[slot];
        triples[used++] = bad[slot];
      }
    }
    return new WindowRecord.Results(
        width, LongList.of(Arrays.copyOf(triples, used)), LongList.empty());
  }

  private void count(long start, int goodOnes, int badOnes) {
    long number = Math.floorDiv(start, width);
    if (total() == 0) {
      first = number;
      last = number;
    }
    if (number > last) {
      while (number - first >= COUNT && total() > 0) {
        empty(first++);
      }
      first = total() == 0 ? number : first;
      last = number;
    }
    int slot = slot(Math.max(number, first));
    good[slot] += goodOnes;
    bad[slot] += badOnes;
    goodCount += goodOnes;
    badCount += badOnes;
  }

  private void empty(long number) {
    int slot = slot(number);
    goodCount -= good[slot];
    badCount -= bad[slot];
    good[slot] = 0;
    bad[slot] = 0;
  }

  private static int slot(long number) {
    return (int) Math.floorMod(number, (long) COUNT);
  }
}
