package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The merge of one health set.
 *
 * @param set what is in effect
 * @param outcomes what became of each candidate
 */
record SetMerge(EffectiveSet set, Map<Candidate, OverrideOutcome> outcomes) {

  /**
   * Overrides of all targets are settled first. A target's own ones are settled on top of them, and
   * only they can then be refused: what is in effect elsewhere is not undone by one target.
   */
  static SetMerge of(HealthSetDefinition declared, List<Candidate> winnerFirst) {
    if (winnerFirst.isEmpty()) {
      return new SetMerge(EffectiveSet.unchanged(declared), Map.of());
    }
    List<Candidate> general = new ArrayList<>();
    Map<String, List<Candidate>> ownByTarget = new TreeMap<>();
    for (Candidate candidate : winnerFirst) {
      candidate
          .target()
          .map(target -> ownByTarget.computeIfAbsent(target, key -> new ArrayList<>()))
          .orElse(general)
          .add(candidate);
    }
    Map<Candidate, OverrideOutcome> outcomes = new HashMap<>();
    TentativeMerge everywhere = TentativeMerge.declared(declared);
    everywhere.put(piles(general));
    outcomes.putAll(InvalidCombinationFilter.settle(everywhere, candidate -> true));
    tell(general, everywhere, outcomes);

    HealthSetDefinition definition = everywhere.definition();
    Map<String, HealthSetDefinition> byTarget = new TreeMap<>();
    ownByTarget.forEach(
        (target, own) -> {
          TentativeMerge there = everywhere.under(definition);
          there.put(piles(own).stream().map(p -> p.over(everywhere.pile(p.owner()))).toList());
          outcomes.putAll(
              InvalidCombinationFilter.settle(there, candidate -> candidate.target().isPresent()));
          tell(own, there, outcomes);
          if (own.stream().anyMatch(c -> outcomes.get(c) instanceof OverrideOutcome.Applied)) {
            byTarget.put(target, there.definition());
          }
        });
    return new SetMerge(new EffectiveSet(definition, byTarget), outcomes);
  }

  private static List<RankedCandidates> piles(List<Candidate> winnerFirst) {
    Map<String, List<Candidate>> byPlace = new LinkedHashMap<>();
    for (Candidate candidate : winnerFirst) {
      byPlace.computeIfAbsent(candidate.owner().key(), key -> new ArrayList<>()).add(candidate);
    }
    return byPlace.values().stream()
        .map(all -> new RankedCandidates(all.getFirst().owner(), all))
        .toList();
  }

  /** What became of those that were not refused. */
  private static void tell(
      List<Candidate> candidates,
      TentativeMerge tentative,
      Map<Candidate, OverrideOutcome> outcomes) {
    for (Candidate candidate : candidates) {
      if (!outcomes.containsKey(candidate)) {
        Candidate winner = tentative.pile(candidate.owner()).winner(candidate);
        outcomes.put(
            candidate,
            winner.equals(candidate)
                ? candidate.applied()
                : new OverrideOutcome.ShadowedBy(winner.override().id()));
      }
    }
  }
}
