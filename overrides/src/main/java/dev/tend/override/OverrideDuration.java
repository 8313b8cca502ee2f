package dev.tend.override;

import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write for how long an override shall hold. */
public final class OverrideDuration {
  private static final Pattern TIME_SPAN =
      Pattern.compile("(?:(\\d{1,6})\\.)?(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
  private static final Pattern BARE = Pattern.compile("\\d+");
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private OverrideDuration() {}

  /**
   * Reads {@code d.hh:mm:ss}, the language's own {@code 60d} or {@code 1h30m}, or ISO-8601.
   *
   * @return more than zero and at most 36500 days
   * @throws ValueException if the text is none of these; a bare number is refused, since Exchange
   *     reads it as days and most people do not
   */
  public static Duration parse(String text) throws ValueException {
    String stripped = text.strip();
    if (BARE.matcher(stripped).matches()) {
      throw new ValueException(
          "a bare %1$s can be read as %1$s days, as Exchange does, or as %1$s minutes; write %1$sd or %1$sm"
              .formatted(stripped));
    }
    Duration duration = read(stripped);
    if (duration.isNegative() || duration.isZero()) {
      throw new ValueException("an override must last for some time, not for " + stripped);
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new ValueException(
          "longer than 36500 days; an override without a duration lasts until it is removed");
    }
    return duration;
  }

  private static Duration read(String text) throws ValueException {
    Matcher span = TIME_SPAN.matcher(text);
    if (span.matches()) {
      return ofTimeSpan(span);
    }
    try {
      return text.regionMatches(true, 0, "P", 0, 1)
          ? Duration.parse(text)
          : ValueTypes.DURATION.parse(text);
    } catch (DateTimeParseException | ValueException e) {
      throw new ValueException(
          "'" + text + "' is not a duration; write 60d, 1h30m, 60.00:00:00 or P60D");
    }
  }

  private static Duration ofTimeSpan(Matcher span) throws ValueException {
    long days = span.group(1) == null ? 0 : Long.parseLong(span.group(1));
    long hours = Long.parseLong(span.group(2));
    long minutes = Long.parseLong(span.group(3));
    long seconds = Long.parseLong(span.group(4));
    if (hours > 23 || minutes > 59 || seconds > 59) {
      throw new ValueException(
          "'"
              + span.group()
              + "' has more than 23 hours, 59 minutes or 59 seconds; write"
              + " days.hours:minutes:seconds, such as 1.12:00:00");
    }
    return Duration.ofDays(days).plusHours(hours).plusMinutes(minutes).plusSeconds(seconds);
  }
}
