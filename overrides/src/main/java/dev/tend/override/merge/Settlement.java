package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The overrides that can hold together.
 *
 * @param view the health set with them
 * @param refused the others, with what they would have broken
 */
record Settlement(View view, Map<MonitoringOverride, Outcome> refused) {

  /**
   * Leaves out as few as it must. Of those at fault the one added last goes, since what held before
   * it came was sound; unless leaving out an earlier one alone mends it.
   *
   * @param accepted violations that were there before and are not the overrides' fault
   * @param removable which candidates may be left out
   */
  static Settlement of(
      HealthSetDefinition declared,
      List<Candidate> winnerFirst,
      Set<Violation> accepted,
      Predicate<Candidate> removable) {
    List<Candidate> remaining = new ArrayList<>(winnerFirst);
    Map<MonitoringOverride, Outcome> refused = new LinkedHashMap<>();
    while (true) {
      View view = View.of(declared, remaining);
      Optional<Violation> worst =
          violations(view, accepted).stream()
              .filter(violation -> !atFault(view, violation, removable).isEmpty())
              .findFirst();
      if (worst.isEmpty()) {
        return new Settlement(view, refused);
      }
      Candidate culprit =
          culprit(remaining, accepted, worst.get(), atFault(view, worst.get(), removable));
      remaining.remove(culprit);
      refused.put(
          culprit.override(),
          new Outcome.Refused(worst.get().reason(), worst.get().expected(), Optional.empty()));
    }
  }

  private static List<Violation> violations(View view, Set<Violation> accepted) {
    return Fitness.violations(view.definition()).stream()
        .filter(violation -> !accepted.contains(violation))
        .toList();
  }

  private static List<Candidate> atFault(
      View view, Violation violation, Predicate<Candidate> removable) {
    return view.winners().entrySet().stream()
        .filter(winner -> violation.slots().contains(winner.getKey()))
        .map(Map.Entry::getValue)
        .filter(removable)
        .sorted(
            Comparator.comparing(
                    (Candidate candidate) -> candidate.override().created(),
                    Comparator.reverseOrder())
                .thenComparing(Candidate::override, Precedence.WINNER_FIRST.reversed()))
        .toList();
  }

  private static Candidate culprit(
      List<Candidate> remaining,
      Set<Violation> accepted,
      Violation violation,
      List<Candidate> latestFirst) {
    for (Candidate suspect : latestFirst) {
      List<Candidate> without = new ArrayList<>(remaining);
      without.remove(suspect);
      Set<Set<Slot>> left = new HashSet<>();
      View view = View.of(suspect.located().set(), without);
      violations(view, accepted).forEach(other -> left.add(other.slots()));
      if (!left.contains(violation.slots())) {
        return suspect;
      }
    }
    return latestFirst.getFirst();
  }
}
