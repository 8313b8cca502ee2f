package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts overrides on definitions, and judges one before it is added. */
public final class OverrideMerge {
  private OverrideMerge() {}

  /**
   * The definitions in effect on a server at an instant. No override makes it fail: one that cannot
   * take effect is left out with its reason, and the others apply. The order of the overrides does
   * not matter.
   *
   * @param definitions valid health sets, no two of one name
   * @param overrides from both scopes
   * @param context the server
   * @param now wall time; an override is no longer in effect at the instant at which it ends
   */
  public static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> overrides,
      ServerContext context,
      Instant now) {
    return merge(definitions, overrides, new Applicability(context, now)::objection);
  }

  /**
   * What would become of an override on a server that it is for, by the very rules of the merge.
   *
   * @param candidate the override to be added
   * @param definitions valid health sets, no two of one name
   * @param inForce the overrides in effect there now, since a value may be valid only together with
   *     another; none when they are unknown. One with the candidate's key counts as replaced.
   * @param now wall time
   * @return {@code Applied}, which also has the property's own name, {@code ShadowedBy}, {@code
   *     UnknownIdentity} or {@code Refused}
   */
  public static OverrideOutcome check(
      MonitoringOverride candidate,
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> inForce,
      Instant now) {
    if (candidate.expiredAt(now)) {
      return new OverrideOutcome.Refused(
          "an override that lasts " + candidate.validity().text() + " is already over",
          "an end later than " + now);
    }
    List<MonitoringOverride> together =
        Stream.concat(
                inForce.stream()
                    .filter(other -> !other.key().equals(candidate.key()))
                    .filter(other -> !other.expiredAt(now)),
                Stream.of(candidate))
            .toList();
    return merge(definitions, together, override -> Optional.empty()).effects().stream()
        .filter(effect -> effect.override().equals(candidate))
        .map(OverrideEffect::outcome)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the merge answers for every override"));
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
                .computeIfAbsent(found.value().owner().set(), name -> new ArrayList<>())
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
            owner ->
                new PropertyReader(owner)
                    .read(override.property(), override.value())
                    .then(change -> new Lookup.Found<>(new Candidate(override, owner, change))));
  }

  private static Optional<Instant> nextChange(List<OverrideEffect> effects) {
    return effects.stream()
        .filter(effect -> effect.outcome().kind().concernsThisServer())
        .flatMap(effect -> effect.override().validity().end().stream())
        .min(Instant::compareTo);
  }
}
