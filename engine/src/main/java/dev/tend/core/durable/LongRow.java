package dev.tend.core.durable;

import java.util.Arrays;

/** An immutable row of numbers: what windows hold, without a box around each. */
public final class LongRow {
  private static final LongRow EMPTY = new LongRow(new long[0]);

  private final long[] numbers;

  private LongRow(long[] numbers) {
    this.numbers = numbers;
  }

  /** No numbers. */
  public static LongRow empty() {
    return EMPTY;
  }

  /** These numbers, copied. */
  public static LongRow of(long... numbers) {
    return numbers.length == 0 ? EMPTY : new LongRow(numbers.clone());
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
    return other instanceof LongRow row && Arrays.equals(numbers, row.numbers);
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
