package dev.tend.core.monitor;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;

/** Measured values as a person reads them: rounded, in the unit that makes them short. */
final class SampleFormat {
  private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB"};
  private static final int KILO = 1024;

  private SampleFormat() {}

  static String text(Quantity measured) {
    double value = measured.value();
    return switch (measured.dimension()) {
      case NUMBER -> rounded(value);
      case PERCENT -> rounded(value) + "%";
      case SIZE -> size(value);
      case TIME -> Math.abs(value) < 1 ? Math.round(value * 1000) + "ms" : rounded(value) + "s";
    };
  }

  private static String size(double bytes) {
    int power = 0;
    double amount = bytes;
    while (Math.abs(amount) >= KILO && power < SIZES.length - 1) {
      amount /= KILO;
      power++;
    }
    return rounded(amount) + SIZES[power];
  }

  private static String rounded(double value) {
    double hundredths = Math.round(value * 100);
    return ValueTypes.QUANTITY.format(new Quantity(hundredths / 100, Dimension.NUMBER));
  }
}
