package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param circumstances the server
   * @param now wall time; an override no longer holds at the instant at which it ends
   */
  public static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> overrides,
      Circumstances circumstances,
      Instant now) {
    return merge(definitions, overrides, new Relevance(circumstances, now)::objection);
  }

  static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> overrides,
      Function<MonitoringOverride, Optional<Outcome>> irrelevance) {
    Locator locator = new Locator(definitions);
    Map<MonitoringOverride, Outcome> outcomes = new LinkedHashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (MonitoringOverride override :
        overrides.stream().distinct().sorted(Precedence.WINNER_FIRST).toList()) {
      Answer<Candidate> answer =
          irrelevance
              .apply(override)
              .<Answer<Candidate>>map(Answer.None::new)
              .orElseGet(() -> candidate(locator, override));
      switch (answer) {
        case Answer.Found<Candidate> found -> candidates.add(found.value());
        case Answer.None<Candidate> none -> outcomes.put(override, none.why());
      }
    }
    List<EffectiveSet> sets = new ArrayList<>();
    for (HealthSetDefinition definition : definitions) {
      SetMerge merged =
          SetMerge.of(
              definition,
              candidates.stream()
                  .filter(c -> c.located().set().name().equals(definition.name()))
                  .toList());
      sets.add(merged.set());
      outcomes.putAll(merged.outcomes());
    }
    return new EffectiveDefinitions(sets, effects(outcomes), nextChange(outcomes));
  }

  private static Answer<Candidate> candidate(Locator locator, MonitoringOverride override) {
    return locator
        .locate(override.subject())
        .then(
            located ->
                new PropertyReader(located.place())
                    .read(override.property(), override.value())
                    .then(change -> new Answer.Found<>(new Candidate(override, located, change))));
  }

  private static List<OverrideEffect> effects(Map<MonitoringOverride, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .map(entry -> new OverrideEffect(entry.getKey(), entry.getValue()))
        .sorted((one, two) -> Precedence.WINNER_FIRST.compare(one.override(), two.override()))
        .toList();
  }

  private static Optional<Instant> nextChange(Map<MonitoringOverride, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .filter(entry -> concernsThisServer(entry.getValue()))
        .map(entry -> entry.getKey().validity())
        .filter(Validity.Until.class::isInstance)
        .map(validity -> ((Validity.Until) validity).end())
        .min(Instant::compareTo);
  }

  private static boolean concernsThisServer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Expired expired -> false;
      case Outcome.NotForThisServer elsewhere -> false;
      case Outcome.NotForThisVersion elsewhere -> false;
      case Outcome.Applied applied -> true;
      case Outcome.ShadowedBy shadowed -> true;
      case Outcome.UnknownIdentity unknown -> true;
      case Outcome.Refused refused -> true;
    };
  }
}
