package dev.tend.probe.run;

import dev.tend.core.input.ProbeMetric;
import dev.tend.probe.Measurement;
import java.util.List;

/** Keeps what probes say within bounds, whatever their targets sent. */
final class ResultTruncation {
  private static final int MESSAGE = 1024;
  private static final int WORD = 128;
  private static final int FIGURES = 64;

  private ResultTruncation() {}

  static Measurement of(Measurement measured) {
    List<ProbeMetric> metrics = measured.metrics();
    return new Measurement(
        measured.outcome(),
        cut(measured.errorClass(), WORD),
        cut(measured.message(), MESSAGE),
        cut(measured.phase(), WORD),
        measured.sample(),
        metrics.size() > FIGURES ? metrics.subList(0, FIGURES) : metrics);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
