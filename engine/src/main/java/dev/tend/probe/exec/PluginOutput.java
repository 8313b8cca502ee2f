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
 * @param message the first line, without the data; empty text for none
 * @param errorClass what a further line {@code errorClass: NAME} calls the failure; empty for none
 * @param metrics the data, in order
 */
record PluginOutput(String message, Optional<String> errorClass, List<ProbeMetric> metrics) {
  private static final Pattern ERROR_CLASS =
      Pattern.compile("(?m)^errorClass:[ \\t]*([A-Za-z][\\w.-]{0,99})[ \\t]*$");
  private static final int LONGEST_MESSAGE = 1000;

  /**
   * @param truncated whether the text was cut: its last datum may then be half a number
   */
  static PluginOutput read(String text, boolean truncated) {
    String whole = truncated ? text.substring(0, Math.max(0, lastBlank(text))) : text;
    int lineEnd = whole.indexOf('\n');
    String first = lineEnd < 0 ? whole : whole.substring(0, lineEnd);
    String further = lineEnd < 0 ? "" : whole.substring(lineEnd + 1);
    String data = after(first) + " " + after(further);
    return new PluginOutput(
        clean(before(first)), errorClass(before(further)), PerformanceData.read(data));
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
