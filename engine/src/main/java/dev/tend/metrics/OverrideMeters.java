package dev.tend.metrics;

import dev.tend.override.OverrideScope;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts overrides by outcome. */
final class OverrideMeters {
  private final MultiGauge overrides;
  private volatile double age = Double.NaN;

  OverrideMeters(MeterRegistry registry) {
    overrides =
        MultiGauge.builder("tend.overrides")
            .description("Known overrides, by scope and outcome.")
            .register(registry);
    TimeGauge.builder("tend.overrides.look.age", this, TimeUnit.SECONDS, own -> own.age)
        .description(
            "How long ago overrides were last polled successfully; NaN before the first time.")
        .strongReference(true)
        .register(registry);
  }

  /** Reads the outcomes of overrides again. */
  void refresh(AgentGauges figures) {
    age = figures.sinceOverridesPoll().map(since -> since.toMillis() / 1e3).orElse(Double.NaN);
    Map<Tags, Integer> counts = new LinkedHashMap<>();
    for (OverrideScope scope : OverrideScope.values()) {
      for (OverrideOutcome.Kind kind : OverrideOutcome.Kind.values()) {
        counts.put(tags(scope, kind), 0);
      }
    }
    for (OverrideEffect effect : figures.overrides()) {
      counts.merge(tags(effect.override().scope(), effect.outcome().kind()), 1, Integer::sum);
    }
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    counts.forEach((tags, count) -> rows.add(MultiGauge.Row.of(tags, count)));
    overrides.register(rows, true);
  }

  private static Tags tags(OverrideScope scope, OverrideOutcome.Kind kind) {
    return Tags.of("scope", scope.text(), "effect", kind.word().replace(' ', '-'));
  }
}
