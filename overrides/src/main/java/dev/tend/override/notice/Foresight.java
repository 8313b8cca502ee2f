package dev.tend.override.notice;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.InForce;
import dev.tend.override.merge.OverrideMerge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What will hold later if nobody touches an override.
 *
 * @param definitions the definitions
 * @param sight what is seen of overrides
 */
record Foresight(List<HealthSetDefinition> definitions, Sight sight) {

  /** What holds at an instant where an override changes something. */
  Optional<InForce> at(Instant then, MonitoringOverride override) {
    String set = override.subject().healthSet();
    EffectiveDefinitions later =
        OverrideMerge.merge(
            definitions.stream().filter(one -> one.name().equalsIgnoreCase(set)).toList(),
            sight.overrides().stream()
                .filter(other -> other.subject().healthSet().equalsIgnoreCase(set))
                .toList(),
            sight.circumstances(),
            then);
    return InForce.of(later, override.subject(), override.property());
  }
}
