package dev.tend.probe.run;

import dev.tend.core.input.Figure;
import dev.tend.probe.Measurement;
import java.util.List;

/** Keeps what probes say within bounds, whatever their targets sent. */
final class Bounds {
  private static final int MESSAGE = 1024;
  private static final int WORD = 128;
  private static final int FIGURES = 64;

  private Bounds() {}

  static Measurement of(Measurement measured) {
    List<Figure> figures = measured.figures();
    return new Measurement(
        measured.outcome(),
        cut(measured.errorClass(), WORD),
        cut(measured.message(), MESSAGE),
        cut(measured.phase(), WORD),
        measured.sample(),
        figures.size() > FIGURES ? figures.subList(0, FIGURES) : figures);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
