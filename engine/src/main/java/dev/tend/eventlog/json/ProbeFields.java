package dev.tend.eventlog.json;

import dev.tend.core.event.ProbeEvent;
import dev.tend.core.input.Figure;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import java.util.List;

/** The fields of probe results. */
final class ProbeFields {
  private static final int MAX_FIGURES = 32;

  private ProbeFields() {}

  static void write(Line line, ProbeEvent body, SampleUnits units) {
    switch (body) {
      case ProbeEvent.ResultRecorded recorded -> result(line, recorded.result(), units);
      case ProbeEvent.LateResultIgnored late ->
          line.item(late.probe())
              .time(EventField.RUN_STARTED, late.startedAt())
              .number(EventField.IGNORED, late.ignored());
    }
  }

  private static void result(Line line, ProbeReported result, SampleUnits units) {
    line.item(result.probe())
        .text(EventField.RESULT, result.outcome().text())
        .text(EventField.OUTCOME, OutcomeWord.of(result.outcome()))
        .text(EventField.TRIGGER, result.trigger().text())
        .time(EventField.RUN_STARTED, result.startedAt())
        .number(EventField.DURATION, nanos(result))
        .text(EventField.PHASE, result.phase())
        .text(EventField.ERROR_TYPE, result.errorClass());
    boolean good = result.outcome() == Outcome.SUCCEEDED;
    line.text(good ? EventField.MESSAGE : EventField.ERROR_MESSAGE, result.message());
    result.notification().ifPresent(key -> line.text(EventField.NOTIFICATION, key));
    if (result.sample().isPresent()) {
      line.number(EventField.SAMPLE, result.sample().getAsDouble());
      line.text(EventField.SAMPLE_UNIT, units.of(result.probe()));
    }
    figures(line, result.figures());
  }

  private static long nanos(ProbeReported result) {
    return result.elapsed().toSeconds() > Integer.MAX_VALUE
        ? Long.MAX_VALUE
        : result.elapsed().toNanos();
  }

  private static void figures(Line line, List<Figure> figures) {
    for (Figure figure : figures.subList(0, Math.min(MAX_FIGURES, figures.size()))) {
      if (line.number(EventField.FIGURE, figure.name(), figure.value())) {
        line.text(EventField.FIGURE_UNIT, figure.name(), figure.unit());
      }
    }
    if (figures.size() > MAX_FIGURES) {
      line.cut(EventField.FIGURE);
    }
  }
}
