package dev.tend.override;

import dev.tend.definition.value.ValueException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version of a mail server, such as {@code 3.8.1}, {@code 15.0.1497.48}, {@code 3.9-20230112} or
 * {@code 2.4.0-RC1}. Numbers are compared as numbers and a missing one is 0. A suffix that
 * announces a release (alpha, beta, rc, pre, dev, snapshot, a date after a hyphen, anything after a
 * tilde) stands before the release, any other after it. What follows a blank is ignored.
 */
public final class Version implements Comparable<Version> {
  private static final int LONGEST = 100;
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})*)([!-~]*)");
  private static final Pattern EARLY =
      Pattern.compile("~.*|[-.]?(alpha|beta|rc|pre|dev|snapshot).*|-\\d{8}");
  private static final Pattern RUNS = Pattern.compile("\\d+|[a-z]+");

  private final String text;
  private final List<Long> numbers;
  private final String suffix;

  private Version(String text, List<Long> numbers, String suffix) {
    this.text = text;
    this.numbers = numbers;
    this.suffix = suffix;
  }

  /**
   * Reads a version.
   *
   * @throws ValueException if it does not begin with a number, is longer than 100 characters, or
   *     holds others than those of ASCII: it is shown on terminals and told to other servers
   */
  public static Version parse(String text) throws ValueException {
    String word = text.strip().split("\\s", 2)[0];
    Matcher matcher = SHAPE.matcher(word);
    if (word.length() > LONGEST || !matcher.matches()) {
      throw new ValueException("'" + word + "' is not a version; expected one such as 3.8.1");
    }
    List<Long> numbers = Stream.of(matcher.group(1).split("\\.")).map(Long::valueOf).toList();
    int significant = numbers.size();
    while (significant > 0 && numbers.get(significant - 1) == 0) {
      significant--;
    }
    return new Version(
        word, numbers.subList(0, significant), matcher.group(2).toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Long.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(stage(), other.stage());
    return order != 0 ? order : compareSuffixes(suffix, other.suffix);
  }

  private long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /** Below 0 before the release, 0 the release, above 0 after it. */
  private int stage() {
    if (suffix.isEmpty()) {
      return 0;
    }
    return EARLY.matcher(suffix).matches() ? -1 : 1;
  }

  private static int compareSuffixes(String one, String two) {
    Matcher ones = RUNS.matcher(one);
    Matcher twos = RUNS.matcher(two);
    while (true) {
      boolean more = ones.find();
      if (!twos.find()) {
        return more ? 1 : 0;
      }
      if (!more) {
        return -1;
      }
      int order = compareRuns(ones.group(), twos.group());
      if (order != 0) {
        return order;
      }
    }
  }

  /** A longer number, its leading zeros aside, is the larger one; digits sort before letters. */
  private static int compareRuns(String one, String two) {
    if (Character.isDigit(one.charAt(0)) && Character.isDigit(two.charAt(0))) {
      String first = one.replaceFirst("^0+", "");
      String second = two.replaceFirst("^0+", "");
      int order = Integer.compare(first.length(), second.length());
      return order != 0 ? order : first.compareTo(second);
    }
    return one.compareTo(two);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return numbers.hashCode() * 31 + stage();
  }

  /** As it was written, without what follows a blank. */
  @Override
  public String toString() {
    return text;
  }
}
