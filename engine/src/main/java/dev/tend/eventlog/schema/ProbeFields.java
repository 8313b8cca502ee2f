package dev.tend.eventlog.schema;

import dev.tend.core.event.ProbeEvent;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.core.input.ProbeReported;
import java.util.List;

/** The fields of probe results. */
final class ProbeFields {
  private static final int MAX_FIGURES = 32;

  private ProbeFields() {}

  static void write(LineWriter writer, ProbeEvent body, SampleUnits units) {
    switch (body) {
      case ProbeEvent.ResultRecorded recorded -> result(writer, recorded.result(), units);
      case ProbeEvent.LateResultIgnored late ->
          writer
              .item(late.probe())
              .time(EventField.RUN_STARTED, late.startedAt())
              .number(EventField.IGNORED, late.ignored());
    }
  }

  private static void result(LineWriter writer, ProbeReported result, SampleUnits units) {
    writer
        .item(result.probe())
        .text(EventField.RESULT, result.outcome().text())
        .text(EventField.OUTCOME, EcsOutcome.of(result.outcome()))
        .text(EventField.TRIGGER, result.trigger().text())
        .time(EventField.RUN_STARTED, result.startedAt())
        .number(EventField.DURATION, nanos(result))
        .text(EventField.PHASE, result.phase())
        .text(EventField.ERROR_TYPE, result.errorClass());
    boolean good = result.outcome() == Outcome.SUCCEEDED;
    writer.text(good ? EventField.MESSAGE : EventField.ERROR_MESSAGE, result.message());
    result.notification().ifPresent(key -> writer.text(EventField.NOTIFICATION, key));
    if (result.sample().isPresent()) {
      writer.number(EventField.SAMPLE, result.sample().getAsDouble());
      writer.text(EventField.SAMPLE_UNIT, units.of(result.probe()));
    }
    figures(writer, result.figures());
  }

  private static long nanos(ProbeReported result) {
    return result.elapsed().toSeconds() > Integer.MAX_VALUE
        ? Long.MAX_VALUE
        : result.elapsed().toNanos();
  }

  private static void figures(LineWriter writer, List<ProbeMetric> metrics) {
    for (ProbeMetric metric : metrics.subList(0, Math.min(MAX_FIGURES, metrics.size()))) {
      if (writer.number(EventField.FIGURE, metric.name(), metric.value())) {
        writer.text(EventField.FIGURE_UNIT, metric.name(), metric.unit());
      }
    }
    if (metrics.size() > MAX_FIGURES) {
      writer.cut(EventField.FIGURE);
    }
  }
}
