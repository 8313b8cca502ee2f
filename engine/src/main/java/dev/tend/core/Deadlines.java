package dev.tend.core;

import java.util.Arrays;

/**
 * When which chain wants to be looked at: a binary heap of instants. A chain whose deadline moves
 * later is not moved; it comes up early, and is put back. So the usual case, a result that pushes a
 * deadline out, costs nothing.
 */
final class Deadlines {
  private long[] times = new long[64];
  private int[] numbers = new int[64];
  private long[] queuedAt = new long[0];
  private int size;

  /** Forgets all, and expects chains numbered from 0. */
  void reset(int chains) {
    size = 0;
    queuedAt = new long[chains];
    Arrays.fill(queuedAt, Long.MAX_VALUE);
  }

  /** A chain wants to be looked at, at this instant or before. */
  void want(int number, long at) {
    if (at < queuedAt[number]) {
      queuedAt[number] = at;
      push(at, number);
    }
  }

  /** The earliest instant; {@link Long#MAX_VALUE} when nothing is wanted. */
  long earliest() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  /** Takes the chain of the earliest instant. */
  int take() {
    int number = numbers[0];
    boolean current = queuedAt[number] == times[0];
    pop();
    if (current) {
      queuedAt[number] = Long.MAX_VALUE;
    }
    return number;
  }

  private void push(long at, int number) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    int hole = size++;
    while (hole > 0 && before(at, number, (hole - 1) / 2)) {
      int parent = (hole - 1) / 2;
      times[hole] = times[parent];
      numbers[hole] = numbers[parent];
      hole = parent;
    }
    times[hole] = at;
    numbers[hole] = number;
  }

  private void pop() {
    size--;
    long at = times[size];
    int number = numbers[size];
    int hole = 0;
    while (true) {
      int child = 2 * hole + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(times[child + 1], numbers[child + 1], child)) {
        child++;
      }
      if (!before(times[child], numbers[child], at, number)) {
        break;
      }
      times[hole] = times[child];
      numbers[hole] = numbers[child];
      hole = child;
    }
    times[hole] = at;
    numbers[hole] = number;
  }

  private boolean before(long at, int number, int index) {
    return before(at, number, times[index], numbers[index]);
  }

  /** By time, then by place, so that the order never depends on the shape of the heap. */
  private static boolean before(long at, int number, long otherAt, int otherNumber) {
    return at < otherAt || (at == otherAt && number < otherNumber);
  }
}
