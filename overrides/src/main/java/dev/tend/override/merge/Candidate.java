package dev.tend.override.merge;

import dev.tend.definition.value.Provenance;
import dev.tend.override.MonitoringOverride;
import java.util.Optional;

/**
 * An override that could hold here.
 *
 * @param override the override
 * @param located what it changes
 * @param change how
 */
record Candidate(MonitoringOverride override, Located located, Change change) {

  Slot slot() {
    return new Slot(located.place().key(), change.setting());
  }

  /** The one target it is for, in lower case; empty: all. */
  Optional<String> target() {
    return override.subject().target().map(EffectiveSet::fold);
  }

  Provenance provenance() {
    return new Provenance.Overridden(override.id(), override.owner(), override.reason());
  }

  Outcome applied() {
    return new Outcome.Applied(
        change.propertyName(), change.value(), change.declaredIn(located.place().settings()));
  }
}
