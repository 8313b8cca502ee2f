package dev.tend.override.change;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveValue;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.status.OverrideSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What will be in effect later if nobody acts. Overrides that end together cost one merge. */
final class ExpiryPreview {
  private final OverrideSnapshot snapshot;
  private final Map<String, List<MonitoringOverride>> bySet = new HashMap<>();
  private final Map<Moment, EffectiveDefinitions> known = new HashMap<>();

  /** One health set at an instant. */
  private record Moment(String healthSet, Instant at) {}

  ExpiryPreview(OverrideSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The overrides now. */
  OverrideSnapshot snapshot() {
    return snapshot;
  }

  /** What will be in effect at an instant where an override changes something. */
  Optional<EffectiveValue> at(Instant then, MonitoringOverride override) {
    EffectiveDefinitions later =
        known.computeIfAbsent(new Moment(set(override), then), this::merge);
    return EffectiveValue.of(later, override.subject(), override.property());
  }

  private EffectiveDefinitions merge(Moment moment) {
    String set = moment.healthSet();
    if (bySet.isEmpty()) {
      snapshot
          .overrides()
          .forEach(one -> bySet.computeIfAbsent(set(one), any -> new ArrayList<>()).add(one));
    }
    return OverrideMerge.merge(
        snapshot.definitions().stream().filter(one -> one.name().equalsIgnoreCase(set)).toList(),
        bySet.getOrDefault(set, List.of()),
        snapshot.server(),
        moment.at());
  }

  private static String set(MonitoringOverride override) {
    return override.subject().healthSet().toLowerCase(Locale.ROOT);
  }
}
