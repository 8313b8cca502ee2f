package dev.tend.core.record;

import java.util.Arrays;

/** An immutable row of numbers: what windows hold, without a box around each. */
public final class LongList {
  private static final LongList EMPTY = new LongList(new long[0]);

  private final long[] numbers;

  private LongList(long[] numbers) {
    this.numbers = numbers;
  }

  /** No numbers. */
  public static LongList empty() {
    return EMPTY;
  }

  /** These numbers, copied. */
  public static LongList of(long... numbers) {
    return numbers.length == 0 ? EMPTY : new LongList(numbers.clone());
  }

  /** How many there are. */
  public int size() {
    return numbers.length;
  }

  /**
   * One of them.
   *
   * @throws ArrayIndexOutOfBoundsException if there are not that many
   */
  public long get(int index) {
    return numbers[index];
  }

  /** All of them, copied. */
  public long[] toArray() {
    return numbers.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LongList row && Arrays.equals(numbers, row.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
