package dev.tend.testing.scenario;

import dev.tend.definition.ItemId;
import java.util.Optional;

/**
 * Which probes are meant.
 *
 * @param healthSet the health set; empty: every one
 * @param item the probe; empty: every one of the set
 * @param target the target; empty: every one, and none
 */
public record ProbePattern(
    Optional<String> healthSet, Optional<String> item, Optional<String> target) {

  /** Every probe. */
  public static ProbePattern every() {
    return new ProbePattern(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One probe, of its target or, if it names none, of all of them. */
  public static ProbePattern of(ItemId probe) {
    return new ProbePattern(
        Optional.of(probe.healthSet()), Optional.of(probe.item()), probe.target());
  }

  /** Whether a probe is meant; case does not count. */
  public boolean matches(ItemId probe) {
    return healthSet.filter(name -> !name.equalsIgnoreCase(probe.healthSet())).isEmpty()
        && item.filter(name -> !name.equalsIgnoreCase(probe.item())).isEmpty()
        && (target.isEmpty()
            || probe.target().filter(name -> name.equalsIgnoreCase(target.get())).isPresent());
  }
}
