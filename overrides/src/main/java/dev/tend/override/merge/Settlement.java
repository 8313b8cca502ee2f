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
 * Leaves out candidates until those that stay can hold together. Items that are tied to one another
 * are settled together and apart from all others, so that nothing is left out for what it has
 * nothing to do with.
 */
final class Settlement {
  static final Comparator<Candidate> LATEST_FIRST =
      Comparator.comparing(
          Candidate::override,
          Comparator.comparing(MonitoringOverride::created, Comparator.reverseOrder())
              .thenComparing(Precedence.WINNER_FIRST.reversed()));

  /** After so many checks in one cluster it is no longer worth finding out which ones fit. */
  private static final long MOST_CHECKS = 100_000;

  private final Standing standing;
  private final Predicate<Candidate> removable;
  private final List<ItemDefinition> cluster;
  private final List<Pile> given;
  private final List<Candidate> suspects;
  private final Map<Candidate, Outcome> refused = new HashMap<>();
  private final Set<Candidate> inVain = new HashSet<>();
  private final long most;
  private int errors;

  private Settlement(
      Standing standing, Predicate<Candidate> removable, List<ItemDefinition> cluster) {
    this.standing = standing;
    this.removable = removable;
    this.cluster = cluster;
    given = standing.piles(cluster);
    suspects = new ArrayList<>(involved(given));
    most = standing.checks() + MOST_CHECKS;
    errors = cluster.stream().mapToInt(item -> standing.errors(item).size()).sum();
  }

  /**
   * Leaves out what breaks the set, one candidate at a time.
   *
   * @param standing the set with all candidates; afterwards with those that hold
   * @param removable which candidates may be left out; without all of them there is no error
   * @return what was left out, with what it would have broken
   */
  static Map<Candidate, Outcome> settle(Standing standing, Predicate<Candidate> removable) {
    Map<Candidate, Outcome> refused = new HashMap<>();
    for (List<ItemDefinition> cluster : standing.brokenClusters()) {
      Settlement settlement = new Settlement(standing, removable, cluster);
      settlement.settle();
      refused.putAll(settlement.refused);
    }
    return refused;
  }

  private void settle() {
    while (errors > 0 && !suspects.isEmpty()) {
      Optional<Candidate> culprit =
          suspects.stream().filter(this::mends).findFirst().or(this::latestOfEnough);
      if (culprit.isEmpty() || spent()) {
        leaveOutAll();
        return;
      }
      leaveOut(culprit.get());
    }
  }

  /** Whether fewer errors are left without a candidate: then what held before it came was sound. */
  private boolean mends(Candidate suspect) {
    if (inVain.contains(suspect) || spent()) {
      return false;
    }
    Place place = suspect.place();
    boolean mends =
        !standing.errorsAround(place).isEmpty()
            && standing.tried(standing.pile(place).only(one -> !one.equals(suspect))) < 0;
    if (!mends) {
      inVain.add(suspect);
    }
    return mends;
  }

  /**
   * When one alone does not help: of a few values that are enough to break the first broken item,
   * the latest. A value is one with all who want it, since each would only give way to the next.
   */
  private Optional<Candidate> latestOfEnough() {
    ItemDefinition broken = firstBroken();
    List<Pile> before = standing.pilesConcerning(broken);
    Optional<Candidate> latest = Optional.empty();
    for (Candidate suspect : involved(before)) {
      Pile pile = standing.pile(suspect.place());
      standing.put(List.of(pile.only(one -> !removable.test(one) || !one.rivals(suspect))));
      if (spent()) {
        break;
      }
      if (standing.errors(broken).isEmpty()) {
        standing.put(List.of(pile));
        latest = latest.or(() -> Optional.of(suspect));
      }
    }
    standing.put(before);
    return latest;
  }

  private boolean spent() {
    return standing.checks() > most;
  }

  private List<Candidate> involved(List<Pile> piles) {
    return piles.stream()
        .flatMap(pile -> pile.winners().stream())
        .filter(removable)
        .sorted(LATEST_FIRST)
        .toList();
  }

  private ItemDefinition firstBroken() {
    return cluster.stream()
        .filter(item -> !standing.errors(item).isEmpty())
        .min(Comparator.comparing(this::firstError, Problem.BY_POSITION))
        .orElseThrow();
  }

  private Problem firstError(ItemDefinition item) {
    return standing.errors(item).stream().min(Problem.BY_POSITION).orElseThrow();
  }

  private void leaveOut(Candidate culprit) {
    Place place = culprit.place();
    List<Problem> before = standing.errorsAround(place);
    Pile left = standing.pile(place).only(one -> !one.equals(culprit));
    errors += standing.put(List.of(left));
    List<Problem> after = standing.errorsAround(place);
    Problem mended =
        before.stream()
            .filter(error -> !after.contains(error))
            .findFirst()
            .orElse(before.getFirst());
    refused.put(culprit, Refusal.of(culprit.change(), mended));

    standing.concernedBy(place).stream()
        .flatMap(item -> standing.pilesConcerning(item).stream())
        .forEach(pile -> inVain.removeAll(pile.winners()));
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
    for (Pile pile : given) {
      for (Candidate candidate : standing.pile(pile.place()).candidates()) {
        if (removable.test(candidate)) {
          refused.put(candidate, Refusal.ofTooMany(candidate.change(), first));
        }
      }
    }
    standing.put(given.stream().map(pile -> pile.only(one -> !removable.test(one))).toList());
  }
}
