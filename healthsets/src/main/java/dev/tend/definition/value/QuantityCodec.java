package dev.tend.definition.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as the language writes them; sizes are 1024-based, as in Exchange. */
final class QuantityCodec {
  static final String PATTERN =
      "^-?\\d{1,15}(\\.\\d{1,6})?\\s*(%|[Bb]|[KkMmGgTt][Ii]?[Bb]|ms|s|m|h|d)?$";
  private static final Pattern PARTS =
      Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,6})?)\\s*([%a-z]*)");

  /** Powers of 1024 by position. */
  private static final String SIZE_UNITS = "bkmgt";

  private static final Map<String, Double> TIMES =
      Map.of("ms", 0.001, "s", 1d, "m", 60d, "h", 3_600d, "d", 86_400d);

  private QuantityCodec() {}

  static Quantity parse(String text) throws ValueException {
    Matcher matcher = PARTS.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new ValueException("expected " + ValueTypes.QUANTITY.expected());
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      return new Quantity(number, Dimension.NUMBER);
    }
    if (unit.equals("%")) {
      return new Quantity(number, Dimension.PERCENT);
    }
    Double seconds = TIMES.get(unit);
    if (seconds != null) {
      return new Quantity(number * seconds, Dimension.TIME);
    }
    if (unit.matches("b|[kmgt]i?b")) {
      return new Quantity(number * sizeOf(unit.charAt(0)), Dimension.SIZE);
    }
    throw new ValueException(
        "'" + unit + "' is not a unit; expected " + ValueTypes.QUANTITY.expected());
  }

  static String format(Quantity quantity) {
    return switch (quantity.dimension()) {
      case NUMBER -> plain(quantity.value());
      case PERCENT -> plain(quantity.value()) + "%";
      case SIZE -> largestUnit(quantity.value());
      case TIME -> plain(quantity.value()) + "s";
    };
  }

  private static String largestUnit(double bytes) {
    for (int power = SIZE_UNITS.length() - 1; power > 0; power--) {
      char unit = SIZE_UNITS.charAt(power);
      if (bytes != 0 && bytes % sizeOf(unit) == 0) {
        return plain(bytes / sizeOf(unit)) + Character.toUpperCase(unit) + "B";
      }
    }
    return plain(bytes) + "B";
  }

  private static double sizeOf(char unit) {
    return Math.pow(1024, SIZE_UNITS.indexOf(unit));
  }

  /** Without an exponent and without needless zeros. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
