package dev.tend.state;

import dev.tend.core.record.LongList;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Rows of numbers as bytes: each as its distance from the one before, in as few groups of seven
 * bits as it needs. Instants of results lie close together.
 */
final class DeltaCodec {
  private static final int GROUP = 7;
  private static final int MORE = 0x80;

  private DeltaCodec() {}

  static byte[] pack(LongList row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(row.size() * 4);
    long before = 0;
    for (int i = 0; i < row.size(); i++) {
      long distance = row.get(i) - before;
      before = row.get(i);
      long rest = (distance << 1) ^ (distance >> (Long.SIZE - 1));
      while ((rest & -MORE) != 0) {
        bytes.write((int) (rest & (MORE - 1)) | MORE);
        rest >>>= GROUP;
      }
      bytes.write((int) rest);
    }
    return bytes.toByteArray();
  }

  /**
   * The row.
   *
   * @throws IllegalArgumentException if the bytes end within a number
   */
  static LongList unpack(byte[] bytes) {
    long[] numbers = new long[bytes.length];
    int count = 0;
    long before = 0;
    long rest = 0;
    int shift = 0;
    for (byte one : bytes) {
      rest |= (long) (one & (MORE - 1)) << shift;
      shift += GROUP;
      if ((one & MORE) == 0) {
        before += (rest >>> 1) ^ -(rest & 1);
        numbers[count] = before;
        count++;
        rest = 0;
        shift = 0;
      }
    }
    if (shift != 0) {
      throw new IllegalArgumentException("a row of numbers is cut off");
    }
    return LongList.of(Arrays.copyOf(numbers, count));
  }
}
