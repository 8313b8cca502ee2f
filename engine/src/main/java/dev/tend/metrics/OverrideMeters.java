package dev.tend.metrics;

import dev.tend.override.OverrideScope;
import dev.tend.override.merge.Outcome;
import dev.tend.override.merge.OverrideEffect;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many overrides there are, and what became of them. */
final class OverrideMeters {
  private static final List<String> EFFECTS =
      List.of(
          "applied",
          "shadowed",
          "expired",
          "not-for-this-server",
          "not-for-this-version",
          "unknown-identity",
          "refused");

  private final AgentFigures figures;
  private final MultiGauge overrides;

  OverrideMeters(MeterRegistry registry, AgentFigures figures) {
    this.figures = figures;
    overrides =
        MultiGauge.builder("tend.overrides")
            .description("Overrides that are known, counted by scope and by what became of them.")
            .register(registry);
    TimeGauge.builder("tend.overrides.look.age", figures, TimeUnit.SECONDS, OverrideMeters::age)
        .description(
            "How long ago overrides were last looked at with success; NaN before the first time.")
        .strongReference(true)
        .register(registry);
  }

  private static double age(AgentFigures figures) {
    return figures
        .sinceOverridesLook()
        .map(Duration::toMillis)
        .map(ms -> ms / 1e3)
        .orElse(Double.NaN);
  }

  /** Reads anew what became of overrides. */
  void refresh() {
    Map<Tags, Integer> counts = new LinkedHashMap<>();
    for (OverrideScope scope : OverrideScope.values()) {
      EFFECTS.forEach(effect -> counts.put(tags(scope, effect), 0));
    }
    for (OverrideEffect effect : figures.overrides()) {
      counts.merge(tags(effect.override().scope(), word(effect.outcome())), 1, Integer::sum);
    }
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    counts.forEach((tags, count) -> rows.add(MultiGauge.Row.of(tags, count)));
    overrides.register(rows, true);
  }

  private static Tags tags(OverrideScope scope, String effect) {
    return Tags.of("scope", scope.text(), "effect", effect);
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> "applied";
      case Outcome.ShadowedBy shadowed -> "shadowed";
      case Outcome.Expired expired -> "expired";
      case Outcome.NotForThisServer elsewhere -> "not-for-this-server";
      case Outcome.NotForThisVersion other -> "not-for-this-version";
      case Outcome.UnknownIdentity unknown -> "unknown-identity";
      case Outcome.Refused refused -> "refused";
    };
  }
}
