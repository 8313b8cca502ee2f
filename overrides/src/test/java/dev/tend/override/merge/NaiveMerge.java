package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.check.CrossChecks;
import dev.tend.definition.check.ItemChecks;
import dev.tend.definition.problem.Problem;
import dev.tend.override.MonitoringOverride;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The merge of one health set as it is meant: whole definitions are built and checked from scratch
 * after every step.
 */
final class NaiveMerge {
  private final HealthSetDefinition declared;
  private final ItemChecks checks;
  private final Map<Candidate, OverrideOutcome> outcomes = new HashMap<>();
  private final EffectiveSet set;

  NaiveMerge(HealthSetDefinition declared, List<Candidate> winnerFirst) {
    this.declared = declared;
    checks = new ItemChecks(declared);
    List<Candidate> general =
        settled(winnerFirst.stream().filter(one -> one.target().isEmpty()).toList(), one -> true);
    Map<String, HealthSetDefinition> byTarget = new TreeMap<>();
    for (String target :
        winnerFirst.stream().flatMap(c -> c.target().stream()).distinct().toList()) {
      List<Candidate> here =
          winnerFirst.stream()
              .filter(one -> one.target().map(target::equals).orElse(general.contains(one)))
              .toList();
      List<Candidate> there = settled(here, one -> one.target().isPresent());
      if (winners(there).stream().anyMatch(one -> one.target().isPresent())) {
        byTarget.put(target, definition(there));
      }
    }
    set = new EffectiveSet(definition(general), byTarget);
  }

  /** The whole merge, by the merge's own rules of who may be a candidate. */
  static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions, List<MonitoringOverride> overrides) {
    EffectiveDefinitions merged =
        OverrideMerge.merge(definitions, overrides, Overrides.HERE, Overrides.NOW);
    Map<MonitoringOverride, OverrideOutcome> outcomes = new LinkedHashMap<>();
    merged.effects().forEach(effect -> outcomes.put(effect.override(), effect.outcome()));
    List<Candidate> candidates = candidates(definitions, outcomes.keySet());
    List<EffectiveSet> sets = new ArrayList<>();
    for (HealthSetDefinition declared : definitions) {
      NaiveMerge naive =
          new NaiveMerge(
              declared,
              candidates.stream()
                  .filter(one -> one.owner().set().equals(declared.name()))
                  .toList());
      sets.add(naive.set);
      naive.outcomes.forEach((candidate, why) -> outcomes.put(candidate.override(), why));
    }
    return new EffectiveDefinitions(
        sets,
        outcomes.entrySet().stream()
            .map(one -> new OverrideEffect(one.getKey(), one.getValue()))
            .toList(),
        merged.nextChange());
  }

  private static List<Candidate> candidates(
      List<HealthSetDefinition> definitions, Iterable<MonitoringOverride> winnerFirst) {
    IdentityResolver resolver = new IdentityResolver(definitions);
    Applicability applicability = new Applicability(Overrides.HERE, Overrides.NOW);
    List<Candidate> candidates = new ArrayList<>();
    for (MonitoringOverride override : winnerFirst) {
      Lookup<Candidate> lookup =
          resolver
              .locate(override.subject())
              .then(
                  at ->
                      new PropertyReader(at)
                          .read(override.property(), override.value())
                          .then(to -> new Lookup.Found<>(new Candidate(override, at, to))));
      if (applicability.objection(override).isEmpty()
          && lookup instanceof Lookup.Found<Candidate> found) {
        candidates.add(found.value());
      }
    }
    return candidates;
  }

  private List<Candidate> settled(List<Candidate> winnerFirst, Predicate<Candidate> removable) {
    List<Candidate> remaining = new ArrayList<>(winnerFirst);
    while (!errors(remaining).isEmpty()) {
      List<Candidate> suspects =
          winners(remaining).stream()
              .filter(removable)
              .sorted(InvalidCombinationFilter.LATEST_FIRST)
              .toList();
      int all = errors(remaining).size();
      Candidate culprit =
          suspects.stream()
              .filter(one -> errors(without(remaining, one::equals)).size() < all)
              .findFirst()
              .orElseGet(() -> latestOfEnough(remaining, suspects, removable));
      List<Problem> before = around(culprit, remaining);
      remaining.remove(culprit);
      List<Problem> after = around(culprit, remaining);
      Problem mended =
          before.stream().filter(e -> !after.contains(e)).findFirst().orElse(before.getFirst());
      outcomes.put(culprit, culprit.change().breaking(mended));
    }
    for (Candidate candidate : remaining) {
      Candidate winner =
          winners(remaining).stream().filter(candidate::rivals).findFirst().orElseThrow();
      outcomes.putIfAbsent(
          candidate,
          winner.equals(candidate)
              ? candidate.applied()
              : new OverrideOutcome.ShadowedBy(winner.override().id()));
    }
    return remaining;
  }

  private Candidate latestOfEnough(
      List<Candidate> remaining, List<Candidate> suspects, Predicate<Candidate> removable) {
    ItemDefinition broken =
        declared
            .items()
            .filter(item -> !errors(item, remaining).isEmpty())
            .min(Comparator.comparing(item -> first(item, remaining), Problem.BY_POSITION))
            .orElseThrow();
    List<Candidate> enough = remaining;
    List<Candidate> needed = new ArrayList<>();
    for (Candidate suspect : suspects) {
      List<Candidate> fewer = without(enough, one -> removable.test(one) && one.rivals(suspect));
      if (errors(broken, fewer).isEmpty()) {
        needed.add(suspect);
      } else {
        enough = fewer;
      }
    }
    return needed.getFirst();
  }

  private Problem first(ItemDefinition item, List<Candidate> remaining) {
    return errors(item, remaining).stream().min(Problem.BY_POSITION).orElseThrow();
  }

  private List<Problem> around(Candidate culprit, List<Candidate> remaining) {
    return checks.concernedBy(culprit.owner().item().orElseThrow()).stream()
        .flatMap(item -> errors(item, remaining).stream())
        .sorted(Problem.BY_POSITION)
        .toList();
  }

  private List<Problem> errors(ItemDefinition item, List<Candidate> remaining) {
    return checks.errors(item, one -> changed(one, remaining));
  }

  private List<Problem> errors(List<Candidate> remaining) {
    return CrossChecks.check(List.of(definition(remaining))).stream()
        .filter(Problem::isError)
        .toList();
  }

  private HealthSetDefinition definition(List<Candidate> remaining) {
    List<Candidate> whole = remaining.stream().filter(c -> c.owner().item().isEmpty()).toList();
    return (whole.isEmpty()
            ? declared
            : declared.withSettings(
                new RankedCandidates(whole.getFirst().owner(), whole).settings()))
        .withItems(
            changed(declared.probes(), remaining, ProbeDefinition.class),
            changed(declared.monitors(), remaining, MonitorDefinition.class),
            changed(declared.responders(), remaining, ResponderDefinition.class));
  }

  private static <D extends ItemDefinition> List<D> changed(
      List<D> items, List<Candidate> remaining, Class<D> kind) {
    return items.stream().map(item -> kind.cast(changed(item, remaining))).toList();
  }

  private static ItemDefinition changed(ItemDefinition item, List<Candidate> remaining) {
    List<Candidate> here =
        remaining.stream().filter(c -> c.owner().item().filter(item::equals).isPresent()).toList();
    return here.isEmpty()
        ? item
        : item.withSettings(new RankedCandidates(here.getFirst().owner(), here).settings());
  }

  private static List<Candidate> winners(List<Candidate> winnerFirst) {
    List<Candidate> winners = new ArrayList<>();
    for (Candidate candidate : winnerFirst) {
      if (winners.stream().noneMatch(candidate::rivals)) {
        winners.add(candidate);
      }
    }
    return winners;
  }

  private static List<Candidate> without(List<Candidate> all, Predicate<Candidate> left) {
    return all.stream().filter(left.negate()).toList();
  }
}
