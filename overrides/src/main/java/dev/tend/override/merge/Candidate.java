package dev.tend.override.merge;

import dev.tend.definition.value.Provenance;
import dev.tend.override.MonitoringOverride;
import java.util.Optional;

/** An override that could take effect here. No two are equal. */
final class Candidate {
  private final MonitoringOverride override;
  private final PropertyOwner owner;
  private final PropertyChange change;
  private final String setting;
  private final Optional<String> target;

  /**
   * An override that could take effect.
   *
   * @param override the override
   * @param owner what it changes
   * @param change how
   */
  Candidate(MonitoringOverride override, PropertyOwner owner, PropertyChange change) {
    this.override = override;
    this.owner = owner;
    this.change = change;
    this.setting = change.setting();
    this.target = override.subject().target().map(EffectiveSet::fold);
  }

  MonitoringOverride override() {
    return override;
  }

  /** What it changes. */
  PropertyOwner owner() {
    return owner;
  }

  PropertyChange change() {
    return change;
  }

  /** The name of the one value of its place that it changes. */
  String setting() {
    return setting;
  }

  /** Whether it changes the same value as another; it rivals itself. */
  boolean rivals(Candidate other) {
    return owner().key().equals(other.owner().key()) && setting.equals(other.setting);
  }

  /** The one target it is for, in lower case; empty: all. */
  Optional<String> target() {
    return target;
  }

  Provenance provenance() {
    return new Provenance.Overridden(override.id(), override.owner(), override.reason());
  }

  OverrideOutcome applied() {
    return new OverrideOutcome.Applied(
        change.propertyName(), change.value(), change.declaredIn(owner().settings()));
  }
}
