package dev.tend.definition.value;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the language writes them: whole numbers with units from days to milliseconds,
 * largest first.
 */
final class DurationCodec {
  static final String PATTERN =
      "^(?=.)(?:\\d{1,6}d)?(?:\\d{1,7}h)?(?:\\d{1,9}m)?(?:\\d{1,9}s)?(?:\\d{1,9}ms)?$";

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d{1,6})d)?(?:(\\d{1,7})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
  private static final Pattern BARE = Pattern.compile("\\d+(\\.\\d+)?");
  private static final long[] UNIT_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
  private static final String[] UNITS = {"d", "h", "m", "s", "ms"};

  private DurationCodec() {}

  static Duration parse(String text) throws ValueException {
    String compact = text.strip().toLowerCase(Locale.ROOT);
    if (BARE.matcher(compact).matches()) {
      throw new ValueException(
          "a bare number has no unit; write "
              + compact
              + "s, "
              + compact
              + "m or "
              + compact
              + "h");
    }
    Matcher matcher = PARTS.matcher(compact);
    if (compact.isEmpty() || !matcher.matches()) {
      throw new ValueException("expected " + ValueTypes.DURATION.expected());
    }
    long millis = 0;
    for (int i = 0; i < UNITS.length; i++) {
      String part = matcher.group(i + 1);
      millis += part == null ? 0 : Long.parseLong(part) * UNIT_MILLIS[i];
    }
    return Duration.ofMillis(millis);
  }

  static String format(Duration duration) {
    long rest = duration.toMillis();
    if (rest == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder(rest < 0 ? "-" : "");
    rest = Math.abs(rest);
    for (int i = 0; i < UNITS.length; i++) {
      long count = rest / UNIT_MILLIS[i];
      rest %= UNIT_MILLIS[i];
      if (count > 0) {
        text.append(count).append(UNITS[i]);
      }
    }
    return text.toString();
  }
}
