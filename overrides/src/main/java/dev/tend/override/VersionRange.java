package dev.tend.override;

import dev.tend.definition.value.ValueException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version, or all between two.
 *
 * @param lower the lowest; empty: no bound
 * @param lowerIncluded whether the lowest itself is in the range
 * @param upper the highest; empty: no bound
 * @param upperIncluded whether the highest itself is in the range
 */
public record VersionRange(
    Optional<Version> lower,
    boolean lowerIncluded,
    Optional<Version> upper,
    boolean upperIncluded) {
  /** Other tools' notations, which would be a version that no server ever has. */
  private static final Pattern WILDCARD = Pattern.compile(".*\\*.*|.*\\.[xX]|.*[-+]");

  private static final Pattern BOUNDS =
      Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^,\\s]*)\\s*([\\])])");

  /**
   * Reads {@code 3.8.1} (that version alone), {@code [3.7,3.9)}, {@code [3.7,)} or {@code (,3.9]}:
   * square brackets include the bound, round ones do not.
   *
   * @throws ValueException if the text is not a range, or one that no version is in, or one that
   *     every version is in, or has a wildcard such as {@code 3.8.*}
   */
  public static VersionRange parse(String text) throws ValueException {
    String stripped = text.strip();
    Matcher matcher = BOUNDS.matcher(stripped);
    if (matcher.matches()) {
      return between(matcher);
    }
    if (stripped.isEmpty() || !Character.isDigit(stripped.charAt(0)) || stripped.contains(",")) {
      throw new ValueException(
          "'" + stripped + "' is not a range of versions; write 3.8.1, [3.7,3.9) or [3.7,)");
    }
    if (WILDCARD.matcher(stripped).matches()) {
      throw new ValueException(
          "'" + stripped + "' is meant for several versions; write a range such as [3.8,3.9)");
    }
    Optional<Version> exact = Optional.of(Version.parse(stripped));
    return new VersionRange(exact, true, exact, true);
  }

  private static VersionRange between(Matcher matcher) throws ValueException {
    VersionRange range =
        new VersionRange(
            bound(matcher.group(2)),
            matcher.group(1).equals("["),
            bound(matcher.group(3)),
            matcher.group(4).equals("]"));
    if (range.lower.isEmpty() && range.upper.isEmpty()) {
      throw new ValueException("a range of versions needs a bound; without one leave it out");
    }
    if (range.isEmpty()) {
      throw new ValueException("no version is in the range " + range);
    }
    return range;
  }

  private static Optional<Version> bound(String text) throws ValueException {
    return text.isEmpty() ? Optional.empty() : Optional.of(Version.parse(text));
  }

  private boolean isEmpty() {
    if (lower.isEmpty() || upper.isEmpty()) {
      return false;
    }
    int order = lower.get().compareTo(upper.get());
    return order > 0 || (order == 0 && !(lowerIncluded && upperIncluded));
  }

  /** Whether a version is in the range. */
  public boolean contains(Version version) {
    int aboveLower = lower.map(version::compareTo).orElse(1);
    int belowUpper = upper.map(bound -> bound.compareTo(version)).orElse(1);
    return (lowerIncluded ? aboveLower >= 0 : aboveLower > 0)
        && (upperIncluded ? belowUpper >= 0 : belowUpper > 0);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    if (lower.isPresent() && lower.equals(upper)) {
      return lower.get().toString();
    }
    return (lowerIncluded ? "[" : "(")
        + lower.map(Version::toString).orElse("")
        + ","
        + upper.map(Version::toString).orElse("")
        + (upperIncluded ? "]" : ")");
  }
}
