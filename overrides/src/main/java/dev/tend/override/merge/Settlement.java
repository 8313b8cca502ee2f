package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.check.CrossChecks;
import dev.tend.definition.problem.Problem;
import dev.tend.override.MonitoringOverride;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The overrides that can hold together.
 *
 * @param view the health set with them
 * @param refused the others, with what they would have broken
 */
record Settlement(View view, Map<MonitoringOverride, Outcome> refused) {

  /**
   * Leaves out what breaks the definition, one override at a time.
   *
   * @param accepted errors that were there before and are not the overrides' fault
   * @param removable which candidates may be left out; without all of them there is no error that
   *     is not accepted
   */
  static Settlement of(
      HealthSetDefinition declared,
      List<Candidate> winnerFirst,
      Set<String> accepted,
      Predicate<Candidate> removable) {
    List<Candidate> remaining = new ArrayList<>(winnerFirst);
    Map<MonitoringOverride, Outcome> refused = new LinkedHashMap<>();
    while (true) {
      View view = View.of(declared, remaining);
      List<Problem> errors = errors(view.definition(), accepted);
      List<Candidate> suspects = latestFirst(view, removable);
      if (errors.isEmpty() || suspects.isEmpty()) {
        return new Settlement(view, refused);
      }
      Candidate culprit = culprit(declared, remaining, accepted, suspects);
      remaining.remove(culprit);
      List<Problem> left = errors(View.of(declared, remaining).definition(), accepted);
      Problem mended =
          errors.stream().filter(e -> !left.contains(e)).findFirst().orElse(errors.getFirst());
      refused.put(culprit.override(), refusal(culprit.change(), mended));
    }
  }

  /** What is wrong with a definition, in words that do not depend on where values come from. */
  static Set<String> errors(HealthSetDefinition definition) {
    return errors(definition, Set.of()).stream().map(Problem::what).collect(Collectors.toSet());
  }

  private static List<Problem> errors(HealthSetDefinition definition, Set<String> accepted) {
    return CrossChecks.check(List.of(definition)).stream()
        .filter(Problem::isError)
        .filter(problem -> !accepted.contains(problem.what()))
        .toList();
  }

  private static List<Candidate> latestFirst(View view, Predicate<Candidate> removable) {
    Comparator<MonitoringOverride> latest =
        Comparator.comparing(MonitoringOverride::created, Comparator.reverseOrder());
    return view.winners().values().stream()
        .filter(removable)
        .sorted(
            Comparator.comparing(
                Candidate::override, latest.thenComparing(Precedence.WINNER_FIRST.reversed())))
        .toList();
  }

  /**
   * The latest without which fewer errors are left, since what held before it came was sound. When
   * one alone does not help, the latest of a few that are enough to break the definition.
   */
  private static Candidate culprit(
      HealthSetDefinition declared,
      List<Candidate> remaining,
      Set<String> accepted,
      List<Candidate> latestFirst) {
    int all = errors(View.of(declared, remaining).definition(), accepted).size();
    List<Candidate> enough = remaining;
    for (Candidate suspect : latestFirst) {
      if (errors(View.of(declared, without(remaining, suspect)).definition(), accepted).size()
          < all) {
        return suspect;
      }
    }
    for (Candidate suspect : latestFirst) {
      List<Candidate> fewer = without(enough, suspect);
      if (!errors(View.of(declared, fewer).definition(), accepted).isEmpty()) {
        enough = fewer;
      }
    }
    return latestFirst.stream().filter(enough::contains).findFirst().orElse(latestFirst.getFirst());
  }

  private static List<Candidate> without(List<Candidate> candidates, Candidate left) {
    return candidates.stream().filter(candidate -> !candidate.equals(left)).toList();
  }

  private static Outcome refusal(Change change, Problem broken) {
    return new Outcome.Refused(
        "with %s %s %s. %s"
            .formatted(change.propertyName(), change.value(), broken.what(), change.meaning()),
        broken.expected().isEmpty()
            ? "another " + change.propertyName()
            : "another %s, or beside it: %s".formatted(change.propertyName(), broken.expected()),
        Optional.empty());
  }
}
