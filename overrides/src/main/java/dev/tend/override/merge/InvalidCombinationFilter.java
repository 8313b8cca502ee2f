package dev.tend.override.merge;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.override.MonitoringOverride;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Leaves out candidates until the others can be in effect together. Items that are tied to one
 * another are settled together and apart from all others, so that nothing is left out because of
 * something unrelated.
 */
final class InvalidCombinationFilter {
  static final Comparator<Candidate> LATEST_FIRST =
      Comparator.comparing(
          Candidate::override,
          Comparator.comparing(MonitoringOverride::created, Comparator.reverseOrder())
              .thenComparing(Precedence.WINNER_FIRST.reversed()));

  /** After so many checks in one cluster it is no longer worth finding out which ones fit. */
  private static final long MOST_CHECKS = 100_000;

  private final TentativeMerge tentative;
  private final Predicate<Candidate> removable;
  private final List<ItemDefinition> cluster;
  private final List<RankedCandidates> given;
  private final List<Candidate> suspects;
  private final Map<Candidate, OverrideOutcome> refused = new HashMap<>();
  private final Set<Candidate> unhelpful = new HashSet<>();
  private final long most;
  private int errors;

  private InvalidCombinationFilter(
      TentativeMerge tentative, Predicate<Candidate> removable, List<ItemDefinition> cluster) {
    this.tentative = tentative;
    this.removable = removable;
    this.cluster = cluster;
    given = tentative.piles(cluster);
    suspects = new ArrayList<>(involved(given));
    most = tentative.checks() + MOST_CHECKS;
    errors = cluster.stream().mapToInt(item -> tentative.errors(item).size()).sum();
  }

  /**
   * Leaves out what breaks the set, one candidate at a time.
   *
   * @param tentative the set with all candidates; afterwards with those that stay
   * @param removable which candidates may be left out; without all of them there is no error
   * @return what was left out, with what it would have broken
   */
  static Map<Candidate, OverrideOutcome> settle(
      TentativeMerge tentative, Predicate<Candidate> removable) {
    Map<Candidate, OverrideOutcome> refused = new HashMap<>();
    for (List<ItemDefinition> cluster : tentative.brokenClusters()) {
      InvalidCombinationFilter filter = new InvalidCombinationFilter(tentative, removable, cluster);
      filter.settle();
      refused.putAll(filter.refused);
    }
    return refused;
  }

  private void settle() {
    while (errors > 0 && !suspects.isEmpty()) {
      Optional<Candidate> culprit =
          suspects.stream().filter(this::fixes).findFirst().or(this::latestOfEnough);
      if (culprit.isEmpty() || spent()) {
        leaveOutAll();
        return;
      }
      leaveOut(culprit.get());
    }
  }

  /** Whether fewer errors are left without a candidate, so that it is to blame for some. */
  private boolean fixes(Candidate suspect) {
    if (unhelpful.contains(suspect) || spent()) {
      return false;
    }
    PropertyOwner owner = suspect.owner();
    boolean fixes =
        !tentative.errorsAround(owner).isEmpty()
            && tentative.tried(tentative.pile(owner).only(one -> !one.equals(suspect))) < 0;
    if (!fixes) {
      unhelpful.add(suspect);
    }
    return fixes;
  }

  /**
   * When one alone does not help: of a few values that are enough to break the first broken item,
   * the latest. Candidates of one value count as one, since each would only give way to the next.
   */
  private Optional<Candidate> latestOfEnough() {
    ItemDefinition broken = firstBroken();
    List<RankedCandidates> before = tentative.pilesConcerning(broken);
    Optional<Candidate> latest = Optional.empty();
    for (Candidate suspect : involved(before)) {
      RankedCandidates candidates = tentative.pile(suspect.owner());
      tentative.put(List.of(candidates.only(one -> !removable.test(one) || !one.rivals(suspect))));
      if (spent()) {
        break;
      }
      if (tentative.errors(broken).isEmpty()) {
        tentative.put(List.of(candidates));
        latest = latest.or(() -> Optional.of(suspect));
      }
    }
    tentative.put(before);
    return latest;
  }

  private boolean spent() {
    return tentative.checks() > most;
  }

  private List<Candidate> involved(List<RankedCandidates> rankings) {
    return rankings.stream()
        .flatMap(candidates -> candidates.winners().stream())
        .filter(removable)
        .sorted(LATEST_FIRST)
        .toList();
  }

  private ItemDefinition firstBroken() {
    return cluster.stream()
        .filter(item -> !tentative.errors(item).isEmpty())
        .min(Comparator.comparing(this::firstError, Problem.BY_POSITION))
        .orElseThrow();
  }

  private Problem firstError(ItemDefinition item) {
    return tentative.errors(item).stream().min(Problem.BY_POSITION).orElseThrow();
  }

  private void leaveOut(Candidate culprit) {
    PropertyOwner owner = culprit.owner();
    List<Problem> before = tentative.errorsAround(owner);
    RankedCandidates left = tentative.pile(owner).only(one -> !one.equals(culprit));
    errors += tentative.put(List.of(left));
    List<Problem> after = tentative.errorsAround(owner);
    Problem fixed =
        before.stream()
            .filter(error -> !after.contains(error))
            .findFirst()
            .orElse(before.getFirst());
    refused.put(culprit, culprit.change().breaking(fixed));

    tentative.concernedBy(owner).stream()
        .flatMap(item -> tentative.pilesConcerning(item).stream())
        .forEach(candidates -> unhelpful.removeAll(candidates.winners()));
    suspects.remove(culprit);
    left.winners().stream()
        .filter(next -> removable.test(next) && next.rivals(culprit))
        .forEach(this::suspect);
  }

  private void suspect(Candidate next) {
    int found = Collections.binarySearch(suspects, next, LATEST_FIRST);
    suspects.add(found < 0 ? -1 - found : found, next);
  }

  private void leaveOutAll() {
    Problem first = firstError(firstBroken());
    for (RankedCandidates candidates : given) {
      for (Candidate candidate : tentative.pile(candidates.owner()).candidates()) {
        if (removable.test(candidate)) {
          refused.put(candidate, candidate.change().oneOfTooMany(first));
        }
      }
    }
    tentative.put(
        given.stream().map(candidates -> candidates.only(one -> !removable.test(one))).toList());
  }
}
