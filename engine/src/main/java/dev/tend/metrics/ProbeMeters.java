package dev.tend.metrics;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs of probes, by health set, type and outcome; never by target. */
final class ProbeMeters {
  private static final Duration[] DURATIONS = millis(5, 20, 100, 500, 2_000, 10_000, 30_000);
  private static final Duration[] LATENESSES = millis(1, 5, 20, 100, 500, 2_000, 10_000);

  private final MeterRegistry registry;
  private final Map<Kind, Map<Outcome, Counter>> runs = new ConcurrentHashMap<>();
  private final Map<String, Timer> durations = new ConcurrentHashMap<>();
  private final Timer lateness;

  private record Kind(String healthSet, String type) {}

  ProbeMeters(MeterRegistry registry) {
    this.registry = registry;
    lateness =
        Timer.builder("tend.probe.lateness")
            .description("How long after their time runs of probes started.")
            .serviceLevelObjectives(LATENESSES)
            .register(registry);
  }

  void finished(ItemId probe, String type, Outcome outcome, Duration elapsed, Duration late) {
    notRun(probe, type, outcome);
    durations.computeIfAbsent(type, this::duration).record(elapsed);
    lateness.record(late);
  }

  void notRun(ItemId probe, String type, Outcome outcome) {
    Counter counter =
        runs.computeIfAbsent(new Kind(probe.healthSet(), type), this::counters).get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  private Map<Outcome, Counter> counters(Kind kind) {
    Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("tend.probe.runs")
              .description("Runs of probes, by outcome; Rejected ones were not run.")
              .tags("healthset", kind.healthSet(), "type", kind.type())
              .tag("outcome", outcome.text())
              .register(registry));
    }
    return counters;
  }

  private Timer duration(String type) {
    return Timer.builder("tend.probe.duration")
        .description("How long runs of probes took.")
        .tag("type", type)
        .serviceLevelObjectives(DURATIONS)
        .register(registry);
  }

  private static Duration[] millis(long... values) {
    Duration[] durations = new Duration[values.length];
    for (int i = 0; i < values.length; i++) {
      durations[i] = Duration.ofMillis(values[i]);
    }
    return durations;
  }
}
