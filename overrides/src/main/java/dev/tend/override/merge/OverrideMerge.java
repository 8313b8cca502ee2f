package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Puts overrides on definitions. */
public final class OverrideMerge {
  private OverrideMerge() {}

  /**
   * The definitions as they hold on a server at an instant. No override makes it fail: one that
   * cannot hold is left out with its reason, and the others apply. The order of the overrides does
   * not matter.
   *
   * @param definitions valid health sets, no two of one name
   * @param overrides from both scopes
   * @param context the server
   * @param now wall time; an override no longer holds at the instant at which it ends
   */
  public static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> overrides,
      ServerContext context,
      Instant now) {
    return merge(definitions, overrides, new Applicability(context, now)::objection);
  }

  static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> overrides,
      Function<MonitoringOverride, Optional<OverrideOutcome>> irrelevance) {
    IdentityResolver resolver = new IdentityResolver(definitions);
    List<MonitoringOverride> winnerFirst =
        overrides.stream().distinct().sorted(Precedence.WINNER_FIRST).toList();
    IdentityHashMap<MonitoringOverride, OverrideOutcome> outcomes = new IdentityHashMap<>();
    Map<String, List<Candidate>> bySet = new HashMap<>();
    for (MonitoringOverride override : winnerFirst) {
      Lookup<Candidate> lookup =
          irrelevance
              .apply(override)
              .<Lookup<Candidate>>map(Lookup.None::new)
              .orElseGet(() -> candidate(resolver, override));
      switch (lookup) {
        case Lookup.Found<Candidate> found ->
            bySet
                .computeIfAbsent(found.value().set(), name -> new ArrayList<>())
                .add(found.value());
        case Lookup.None<Candidate> none -> outcomes.put(override, none.why());
      }
    }
    List<EffectiveSet> sets = new ArrayList<>();
    for (HealthSetDefinition definition : definitions) {
      SetMerge merged = SetMerge.of(definition, bySet.getOrDefault(definition.name(), List.of()));
      sets.add(merged.set());
      merged.outcomes().forEach((one, outcome) -> outcomes.put(one.override(), outcome));
    }
    List<OverrideEffect> effects = new ArrayList<>();
    for (MonitoringOverride override : winnerFirst) {
      effects.add(new OverrideEffect(override, Objects.requireNonNull(outcomes.get(override))));
    }
    return new EffectiveDefinitions(sets, effects, nextChange(effects));
  }

  private static Lookup<Candidate> candidate(
      IdentityResolver resolver, MonitoringOverride override) {
    return resolver
        .locate(override.subject())
        .then(
            item ->
                new PropertyReader(item.place())
                    .read(override.property(), override.value())
                    .then(change -> new Lookup.Found<>(new Candidate(override, item, change))));
  }

  private static Optional<Instant> nextChange(List<OverrideEffect> effects) {
    return effects.stream()
        .filter(effect -> effect.outcome().kind().concernsThisServer())
        .map(effect -> effect.override().validity())
        .filter(Validity.Until.class::isInstance)
        .map(validity -> ((Validity.Until) validity).end())
        .min(Instant::compareTo);
  }
}
