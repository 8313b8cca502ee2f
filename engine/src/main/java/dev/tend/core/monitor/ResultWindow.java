package dev.tend.core.monitor;

import dev.tend.core.record.LongList;
import dev.tend.core.record.WindowRecord;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * The results of one probe that are judged together. Up to {@link #EXACT} it knows each one's start
 * to the millisecond; above that it counts in {@link BucketedCounts}. Memory is taken as results
 * come.
 */
final class ResultWindow {
  /** How many results are known one by one. */
  static final int EXACT = 512;

  private static final long[] NONE = new long[0];
  private static final double[] NO_SAMPLES = new double[0];
  private static final int FIRST_CAPACITY = 4;

  private int keep;
  private long interval;
  private long[] ring = NONE; // start times two, plus one for a bad result
  private double[] samples = NO_SAMPLES; // as long as the ring once there is a sample
  private int head;
  private int size;
  private int bad;
  private @Nullable BucketedCounts buckets;

  /**
   * An empty window.
   *
   * @param keep how many of the newest results matter
   * @param interval how long a result matters, in milliseconds
   * @param expected how many results the interval is likely to hold
   */
  ResultWindow(int keep, long interval, long expected) {
    this.keep = keep;
    this.interval = interval;
    if (Math.min(keep, expected) > EXACT) {
      buckets = new BucketedCounts(interval);
    }
  }

  int bad() {
    return buckets == null ? bad : buckets.bad();
  }

  int total() {
    return buckets == null ? size : buckets.total();
  }

  boolean isEmpty() {
    return total() == 0;
  }

  /**
   * The start of the oldest result, or of the bucket it is in; {@link SeverityChain#NEVER} for
   * none.
   */
  long oldest() {
    if (isEmpty()) {
      return SeverityChain.NEVER;
    }
    return buckets == null ? ring[head] >> 1 : buckets.oldest();
  }

  /**
   * When the oldest leaves, if nothing else happens; {@link SeverityChain#NEVER} when it is empty.
   */
  long nextEdge() {
    if (isEmpty()) {
      return SeverityChain.NEVER;
    }
    return (buckets == null ? ring[head] >> 1 : buckets.oldestEnd()) + interval + 1;
  }

  /** Takes a result that is not older than those before it. */
  void add(long start, boolean isBad) {
    if (buckets == null && size == Math.min(keep, EXACT)) {
      if (keep <= EXACT) {
        dropOldest();
      } else {
        coarsen();
      }
    }
    if (buckets != null) {
      buckets.add(start, isBad);
      return;
    }
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) % ring.length] = start << 1 | (isBad ? 1 : 0);
    size++;
    bad += isBad ? 1 : 0;
  }

  /** Takes a bad result with the sample that makes it bad. */
  void addSample(long start, double sample) {
    add(start, true);
    if (buckets == null) {
      if (samples.length < ring.length) {
        samples = Arrays.copyOf(samples, ring.length);
      }
      samples[(head + size - 1) % ring.length] = sample;
    }
  }

  /** Forgets what is older than the interval. */
  void evict(long now) {
    long cut = now - interval;
    if (buckets != null) {
      buckets.evict(cut);
      return;
    }
    while (size > 0 && ring[head] >> 1 < cut) {
      dropOldest();
    }
  }

  /** Forgets everything. */
  void clear() {
    head = 0;
    size = 0;
    bad = 0;
    if (buckets != null) {
      buckets = new BucketedCounts(interval);
    }
  }

  /** Judges by other numbers what was kept. */
  void reshape(int newKeep, long newInterval, long expected) {
    boolean coarse = Math.min(newKeep, expected) > EXACT;
    if (buckets != null) {
      buckets = buckets.resized(newInterval);
    } else if (coarse && newKeep > EXACT) {
      interval = newInterval;
      coarsen();
    }
    while (buckets == null && size > newKeep) {
      dropOldest();
    }
    keep = newKeep;
    interval = newInterval;
  }

  /** Keeps only the newest samples that are still bad in a row; without samples, nothing. */
  void retainWhile(DoublePredicate stillBad) {
    int kept = 0;
    while (buckets == null
        && kept < size
        && samples.length > 0
        && stillBad.test(samples[(head + size - 1 - kept) % ring.length])) {
      kept++;
    }
    if (kept == 0) {
      clear();
    }
    while (size > kept) {
      dropOldest();
    }
  }

  WindowRecord.Results record() {
    if (buckets != null) {
      return buckets.record();
    }
    long[] starts = new long[size];
    long[] bits = new long[samples.length == 0 ? 0 : size];
    for (int i = 0; i < size; i++) {
      starts[i] = ring[(head + i) % ring.length];
      if (bits.length > 0) {
        bits[i] = Double.doubleToLongBits(samples[(head + i) % ring.length]);
      }
    }
    return new WindowRecord.Results(0, LongList.of(starts), LongList.of(bits));
  }

  void restore(WindowRecord.Results kept) {
    if (kept.width() > 0) {
      buckets = BucketedCounts.of(interval, kept);
      return;
    }
    for (int i = 0; i < kept.numbers().size(); i++) {
      long packed = kept.numbers().get(i);
      if (kept.samples().size() > i) {
        addSample(packed >> 1, Double.longBitsToDouble(kept.samples().get(i)));
      } else {
        add(packed >> 1, (packed & 1) == 1);
      }
    }
  }

  private void dropOldest() {
    bad -= (int) (ring[head] & 1);
    head = (head + 1) % ring.length;
    size--;
  }

  private void grow() {
    int capacity = Math.min(EXACT, Math.max(FIRST_CAPACITY, ring.length * 2));
    long[] grown = new long[capacity];
    double[] grownSamples = samples.length == 0 ? NO_SAMPLES : new double[capacity];
    for (int i = 0; i < size; i++) {
      grown[i] = ring[(head + i) % ring.length];
      if (samples.length > 0) {
        grownSamples[i] = samples[(head + i) % ring.length];
      }
    }
    ring = grown;
    samples = grownSamples;
    head = 0;
  }

  private void coarsen() {
    BucketedCounts coarse = new BucketedCounts(interval);
    for (int i = 0; i < size; i++) {
      long packed = ring[(head + i) % ring.length];
      coarse.add(packed >> 1, (packed & 1) == 1);
    }
    buckets = coarse;
    ring = NONE;
    samples = NO_SAMPLES;
    head = 0;
    size = 0;
    bad = 0;
  }
}
