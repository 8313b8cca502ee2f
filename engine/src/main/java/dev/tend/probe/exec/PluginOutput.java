package dev.tend.probe.exec;

import dev.tend.core.input.ProbeMetric;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plugin wrote: a line for people with performance data behind {@code |}, then perhaps
 * further lines for people and, behind another {@code |}, further data to the end.
 *
 * @param message the first line that is not blank, without the data; empty text for none
 * @param errorClass what a further line {@code errorClass: NAME} calls the failure; empty for none
 * @param metrics the data, in order
 */
record PluginOutput(String message, Optional<String> errorClass, List<ProbeMetric> metrics) {
  private static final Pattern ERROR_CLASS =
      Pattern.compile("(?m)^errorClass:[ \\t]*([A-Za-z][\\w.-]{0,99})[ \\t]*$");
  private static final int LONGEST_MESSAGE = 1000;

  /** The words for a state, as plugins write them before or after the name of what they checked. */
  private static final Pattern STATE =
      Pattern.compile(
          "\\b(OK|WARN(ING)?|CRIT(ICAL)?|UNKNOWN)\\b|^(Ok|Warning|Critical|Unknown)\\b");

  /** What a wrapper prints that has nothing to say, since what it calls is missing. */
  private static final Pattern BARE = Pattern.compile("\\W*\\w+\\W*");

  /** As the guidelines for plugins have it: {@code SMTP CRITICAL - no greeting}. */
  private static final Pattern BAD =
      Pattern.compile("^(\\S+ ){0,3}?(CRITICAL|UNKNOWN)\\s*([:-].*)?");

  private static final Pattern WARNS = Pattern.compile("(?i)\\bwarn(ing)?\\b");
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

  /**
   * @param truncated whether the text was cut: its last datum may then be half a number
   */
  static PluginOutput read(String text, boolean truncated) {
    String whole = truncated ? text.substring(0, Math.max(0, lastBlank(text))) : text;
    whole = COLOUR.matcher(whole).replaceAll("").stripLeading();
    int lineEnd = whole.indexOf('\n');
    String first = lineEnd < 0 ? whole : whole.substring(0, lineEnd);
    String further = lineEnd < 0 ? "" : whole.substring(lineEnd + 1);
    String data = after(first) + " " + after(further);
    return new PluginOutput(
        clean(before(first)), errorClass(before(further)), PerformanceData.read(data));
  }

  /** Whether there is anything that a person could read. */
  boolean says() {
    return message.chars().anyMatch(Character::isLetterOrDigit) || !metrics.isEmpty();
  }

  /**
   * Whether it is an answer by the contract: it names a state, and more than that, a class of
   * error, or figures.
   */
  boolean isJudgement() {
    boolean named = STATE.matcher(message).find() && !BARE.matcher(message).matches();
    return named || errorClass.isPresent() || !metrics.isEmpty();
  }

  /** Whether it says, in the form for it, that the state is critical or unknown. */
  boolean saysBad() {
    return BAD.matcher(message).matches();
  }

  /** Whether it shows that its plugin measured what it warns of. */
  boolean warns() {
    return WARNS.matcher(message).find() || !metrics.isEmpty();
  }

  private static Optional<String> errorClass(String further) {
    Matcher matcher = ERROR_CLASS.matcher(further);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A line for people, without what would disturb a terminal. */
  static String clean(String line) {
    String plain = line.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.length() <= LONGEST_MESSAGE ? plain : plain.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static int lastBlank(String text) {
    return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'));
  }

  private static String before(String text) {
    int bar = text.indexOf('|');
    return bar < 0 ? text : text.substring(0, bar);
  }

  private static String after(String text) {
    int bar = text.indexOf('|');
    return bar < 0 ? "" : text.substring(bar + 1);
  }
}
