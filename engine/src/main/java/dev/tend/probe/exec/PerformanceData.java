package dev.tend.probe.exec;

import dev.tend.core.input.ProbeMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads performance data: {@code 'label'=value[unit];warn;crit;min;max}, separated by blanks.
 * Thresholds are the monitor's, so the plugin's own are ignored. A datum whose value is unknown
 * ({@code U}) or is not a number is left out; so is everything beyond the bound.
 */
final class PerformanceData {
  static final int MOST_FIGURES = 64;
  private static final int LONGEST_LABEL = 200;

  private static final Pattern DATUM =
      Pattern.compile("(?<label>'(?:[^']|'')*+'|[^\\s'=]++)=(?<rest>\\S*+)");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<number>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)(?<unit>[^\\d;\\s]*)");

  private PerformanceData() {}

  static List<ProbeMetric> read(String text) {
    List<ProbeMetric> metrics = new ArrayList<>();
    Matcher datum = DATUM.matcher(text);
    while (metrics.size() < MOST_FIGURES && datum.find()) {
      figure(label(datum.group("label")), datum.group("rest")).ifPresent(metrics::add);
    }
    return List.copyOf(metrics);
  }

  private static Optional<ProbeMetric> figure(String label, String rest) {
    int end = rest.indexOf(';');
    Matcher value = VALUE.matcher(end < 0 ? rest : rest.substring(0, end));
    if (label.isBlank() || label.length() > LONGEST_LABEL || !value.matches()) {
      return Optional.empty();
    }
    PerformanceUnit performanceUnit = PerformanceUnit.of(value.group("unit"));
    double number = Double.parseDouble(value.group("number")) * performanceUnit.factor();
    return Double.isFinite(number)
        ? Optional.of(new ProbeMetric(label, number, performanceUnit.base()))
        : Optional.empty();
  }

  private static String label(String written) {
    return written.startsWith("'")
        ? written.substring(1, written.length() - 1).replace("''", "'")
        : written;
  }
}
