package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeMetric;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.probe.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a result of what a run came to, within bounds whatever its target sent. */
final class ResultReporter {
  private static final int LONGEST_MESSAGE = 1024;
  private static final int LONGEST_WORD = 128;
  private static final int MOST_METRICS = 64;

  private final ResultSink sink;

  ResultReporter(ResultSink sink) {
    this.sink = sink;
  }

  /** What was asked for. */
  record Order(ScheduledProbe scheduled, Trigger trigger, Instant due) {}

  /** Reports it. */
  void report(Order order, Duration elapsed, Measurement measured, Duration late) {
    Measurement bounded = truncated(measured);
    sink.accept(
        order.scheduled(),
        new ProbeReported(
            order.scheduled().id(),
            order.trigger(),
            order.due().plus(late),
            elapsed,
            bounded.outcome(),
            bounded.errorClass(),
            bounded.message(),
            bounded.sample(),
            bounded.atLeast(),
            Optional.empty(),
            bounded.phase(),
            bounded.metrics()),
        late);
  }

  /** What a probe says is kept within bounds, whatever its target sent. */
  private static Measurement truncated(Measurement measured) {
    List<ProbeMetric> metrics = measured.metrics();
    return new Measurement(
        measured.outcome(),
        cut(measured.errorClass(), LONGEST_WORD),
        cut(measured.message(), LONGEST_MESSAGE),
        cut(measured.phase(), LONGEST_WORD),
        measured.sample(),
        measured.atLeast(),
        metrics.size() > MOST_METRICS ? metrics.subList(0, MOST_METRICS) : metrics);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
