package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The definitions with what overrides change in them.
 *
 * @param sets every health set, in the order of the definitions
 * @param effects what became of each override, the most specific first; an order that does not
 *     depend on the order in which the overrides were given
 * @param nextChange when the first of the overrides for this server expires and the merge must be
 *     repeated; empty when none does
 */
public record EffectiveDefinitions(
    List<EffectiveSet> sets, List<OverrideEffect> effects, Optional<Instant> nextChange) {
  /** Copies the lists. */
  public EffectiveDefinitions {
    sets = List.copyOf(sets);
    effects = List.copyOf(effects);
  }

  /** The definitions as they are, with no override. */
  public static EffectiveDefinitions unchanged(List<HealthSetDefinition> definitions) {
    return new EffectiveDefinitions(
        definitions.stream().map(EffectiveSet::unchanged).toList(), List.of(), Optional.empty());
  }

  /** The health set of a name, in any case; empty when there is none. */
  public Optional<EffectiveSet> set(String name) {
    return sets.stream().filter(set -> set.definition().name().equalsIgnoreCase(name)).findFirst();
  }

  /** How many overrides change something here. */
  public int applied() {
    return (int)
        effects.stream().filter(one -> one.outcome() instanceof OverrideOutcome.Applied).count();
  }
}
