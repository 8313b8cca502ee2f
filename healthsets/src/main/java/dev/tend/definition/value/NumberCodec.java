package dev.tend.definition.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Counts and percentages. */
final class NumberCodec {
  static final String PERCENT_PATTERN = "^(100(\\.0+)?|\\d{1,2}(\\.\\d{1,6})?)\\s*%$";
  private static final Pattern PERCENT = Pattern.compile(PERCENT_PATTERN);
  private static final Pattern WHOLE = Pattern.compile("\\d{1,10}");

  static final int LAST_PORT = 65_535;
  static final int LARGEST_NUMBER = 999_999_999;

  private NumberCodec() {}

  static int count(String text) throws ValueException {
    return within(text, 1, Integer.MAX_VALUE, ValueTypes.COUNT);
  }

  static int number(String text) throws ValueException {
    return within(text, 0, LARGEST_NUMBER, ValueTypes.NUMBER);
  }

  static int port(String text) throws ValueException {
    return within(text, 1, LAST_PORT, ValueTypes.PORT);
  }

  private static int within(String text, int least, int most, ValueType<?> type)
      throws ValueException {
    if (WHOLE.matcher(text).matches()) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return (int) value;
      }
    }
    throw new ValueException("expected " + type.expected());
  }

  static double percent(String text) throws ValueException {
    if (!PERCENT.matcher(text).matches()) {
      throw new ValueException("expected " + ValueTypes.PERCENT.expected());
    }
    return Double.parseDouble(text.replace("%", "").strip());
  }

  /** Without an exponent and without needless zeros. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
