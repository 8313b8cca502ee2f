package dev.tend.override.merge;

import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The candidates for one place; the first of each value is in effect. */
final class RankedCandidates {
  private final PropertyOwner owner;
  private final List<Candidate> winnerFirst;
  private final Map<String, Candidate> winners = new LinkedHashMap<>();

  /** Candidates for a place, the most specific first. */
  RankedCandidates(PropertyOwner owner, List<Candidate> winnerFirst) {
    this.owner = owner;
    this.winnerFirst = List.copyOf(winnerFirst);
    this.winnerFirst.forEach(candidate -> winners.putIfAbsent(candidate.setting(), candidate));
  }

  PropertyOwner owner() {
    return owner;
  }

  /** All candidates, the most specific first. */
  List<Candidate> candidates() {
    return winnerFirst;
  }

  /** The candidates in effect, one for each value. */
  Collection<Candidate> winners() {
    return winners.values();
  }

  /** The candidate in effect for the value of one in this list; may be that one itself. */
  Candidate winner(Candidate candidate) {
    return Objects.requireNonNull(
        winners.get(candidate.setting()), "a value that is wanted has a winner");
  }

  /** Without the candidates that do not stay. */
  RankedCandidates only(Predicate<Candidate> stays) {
    return new RankedCandidates(owner, winnerFirst.stream().filter(stays).toList());
  }

  /** The candidates of both in one. */
  RankedCandidates over(RankedCandidates general) {
    return new RankedCandidates(
        owner,
        Stream.concat(winnerFirst.stream(), general.winnerFirst.stream())
            .sorted((one, two) -> Precedence.WINNER_FIRST.compare(one.override(), two.override()))
            .toList());
  }

  /** Where several changes share a value, such as routes, the most specific one is named. */
  Settings settings() {
    Settings changed = owner.settings();
    for (Candidate winner : new ArrayList<>(winners.values()).reversed()) {
      changed = winner.change().applyTo(changed, winner.provenance());
    }
    return changed;
  }
}
