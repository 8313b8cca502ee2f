package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The merge of one health set.
 *
 * @param set what holds
 * @param outcomes what became of each candidate
 */
record SetMerge(EffectiveSet set, Map<MonitoringOverride, Outcome> outcomes) {

  /**
   * Overrides of all targets are settled first. A target's own ones are settled on top of them, and
   * only they can then be refused: what holds elsewhere is not undone by one target.
   */
  static SetMerge of(HealthSetDefinition declared, List<Candidate> winnerFirst) {
    if (winnerFirst.isEmpty()) {
      return new SetMerge(EffectiveSet.unchanged(declared), Map.of());
    }
    Set<String> accepted = Settlement.errors(declared);
    List<Candidate> general =
        winnerFirst.stream().filter(candidate -> candidate.target().isEmpty()).toList();
    Settlement everywhere = Settlement.of(declared, general, accepted, candidate -> true);
    Map<MonitoringOverride, Outcome> outcomes = new LinkedHashMap<>();
    record(outcomes, everywhere, general);
    HealthSetDefinition definition = everywhere.view().definition();

    Map<String, HealthSetDefinition> byTarget = new TreeMap<>();
    for (String target : targets(winnerFirst)) {
      List<Candidate> here =
          winnerFirst.stream()
              .filter(candidate -> candidate.target().orElse(target).equals(target))
              .filter(candidate -> !everywhere.refused().containsKey(candidate.override()))
              .toList();
      List<Candidate> own =
          here.stream().filter(candidate -> candidate.target().isPresent()).toList();
      Settlement there = Settlement.of(declared, here, accepted, own::contains);
      record(outcomes, there, own);
      if (own.stream().anyMatch(there.view().winners()::containsValue)) {
        byTarget.put(target, there.view().definition());
      }
    }
    return new SetMerge(new EffectiveSet(definition, byTarget), outcomes);
  }

  private static List<String> targets(List<Candidate> candidates) {
    return candidates.stream().flatMap(c -> c.target().stream()).distinct().sorted().toList();
  }

  private static void record(
      Map<MonitoringOverride, Outcome> outcomes,
      Settlement settlement,
      List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      Candidate winner = settlement.view().winners().get(candidate.slot());
      Outcome refused = settlement.refused().get(candidate.override());
      if (refused != null) {
        outcomes.put(candidate.override(), refused);
      } else {
        Candidate holder = Objects.requireNonNull(winner, "a value that is wanted has a winner");
        outcomes.put(
            candidate.override(),
            holder.equals(candidate)
                ? candidate.applied()
                : new Outcome.ShadowedBy(holder.override().id()));
      }
    }
  }
}
