package dev.tend.api.model;

import dev.tend.api.HealthView;
import dev.tend.api.model.HealthReport.ExpiringOverride;
import dev.tend.override.Validity;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the overrides in force that end soon. */
final class ExpiringOverrides {
  private ExpiringOverrides() {}

  static List<ExpiringOverride> within(Duration time, HealthView view) {
    Instant limit = view.clock().wall().plus(time);
    return view.definitions().effects().stream()
        .flatMap(effect -> expiring(effect).stream())
        .filter(one -> !one.ends().isAfter(limit))
        .sorted(Comparator.comparing(ExpiringOverride::ends).thenComparing(ExpiringOverride::id))
        .toList();
  }

  private static Optional<ExpiringOverride> expiring(OverrideEffect effect) {
    return effect.outcome() instanceof OverrideOutcome.Applied applied
            && effect.override().validity() instanceof Validity.Until until
        ? Optional.of(
            new ExpiringOverride(
                effect.override().id(),
                effect.override().subject().text(),
                applied.property(),
                applied.value(),
                effect.override().owner(),
                until.at()))
        : Optional.empty();
  }
}
