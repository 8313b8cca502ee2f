package dev.tend.override.notice;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.InForce;
import dev.tend.override.merge.OverrideMerge;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What will hold later if nobody touches an override. Many that end together cost one merge. */
final class Foresight {
  private final List<HealthSetDefinition> definitions;
  private final Sight sight;
  private final Map<Moment, EffectiveDefinitions> known = new HashMap<>();

  /** One health set at an instant. */
  private record Moment(String healthSet, Instant at) {}

  /**
   * What will hold.
   *
   * @param definitions the definitions
   * @param sight what is seen of overrides
   */
  Foresight(List<HealthSetDefinition> definitions, Sight sight) {
    this.definitions = definitions;
    this.sight = sight;
  }

  /** What is seen of overrides. */
  Sight sight() {
    return sight;
  }

  /** What holds at an instant where an override changes something. */
  Optional<InForce> at(Instant then, MonitoringOverride override) {
    String set = override.subject().healthSet().toLowerCase(Locale.ROOT);
    EffectiveDefinitions later = known.computeIfAbsent(new Moment(set, then), this::merge);
    return InForce.of(later, override.subject(), override.property());
  }

  private EffectiveDefinitions merge(Moment moment) {
    String set = moment.healthSet();
    return OverrideMerge.merge(
        definitions.stream().filter(one -> one.name().equalsIgnoreCase(set)).toList(),
        sight.overrides().stream()
            .filter(other -> other.subject().healthSet().equalsIgnoreCase(set))
            .toList(),
        sight.circumstances(),
        moment.at());
  }
}
