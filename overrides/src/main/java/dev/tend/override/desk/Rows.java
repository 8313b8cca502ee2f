package dev.tend.override.desk;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import dev.tend.override.desk.OverrideRow.Acknowledged;
import dev.tend.override.merge.Circumstances;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.InForce;
import dev.tend.override.merge.Outcome;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideMerge;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts overrides into words. */
final class Rows {
  private static final Comparator<OverrideEffect> ORDER =
      Comparator.comparing((OverrideEffect effect) -> effect.override().scope())
          .thenComparing(
              effect -> effect.override().subject().text(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(effect -> effect.override().property(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(effect -> effect.override().key().text())
          .thenComparing(effect -> effect.override().id());

  private final EffectiveDefinitions declared;
  private final Circumstances circumstances;

  Rows(List<HealthSetDefinition> definitions, Circumstances circumstances) {
    this.declared = EffectiveDefinitions.unchanged(definitions);
    this.circumstances = circumstances;
  }

  /** All that are known; server overrides first, then by what they change. */
  static List<OverrideRow> all(Grounds grounds, Sighting sighting, Instant now) {
    Rows rows = new Rows(grounds.definitions(), grounds.circumstances());
    EffectiveDefinitions due =
        OverrideMerge.merge(grounds.definitions(), grounds.known(), grounds.circumstances(), now);
    Map<MonitoringOverride, Outcome> inForce = outcomes(sighting.inForce().orElse(due));
    return due.effects().stream()
        .sorted(ORDER)
        .map(
            effect -> {
              List<Acknowledged> heard = heard(sighting, effect.override());
              return sighting.inForce().isPresent()
                  ? rows.row(effect, inForce, heard)
                  : rows.whenTheAgentStarts(effect, heard);
            })
        .toList();
  }

  private static Map<MonitoringOverride, Outcome> outcomes(EffectiveDefinitions definitions) {
    return definitions.effects().stream()
        .collect(Collectors.toMap(OverrideEffect::override, OverrideEffect::outcome));
  }

  private static List<Acknowledged> heard(Sighting sighting, MonitoringOverride override) {
    return sighting.acknowledgements().stream()
        .flatMap(
            server ->
                server.lines().stream()
                    .filter(line -> line.overrideId().equals(override.id()))
                    .map(line -> new Acknowledged(server.server(), line.outcome(), line.since())))
        .toList();
  }

  private OverrideRow row(
      OverrideEffect due, Map<MonitoringOverride, Outcome> inForce, List<Acknowledged> heard) {
    MonitoringOverride override = due.override();
    Outcome now = inForce.getOrDefault(override, due.outcome());
    return inForce.containsKey(override) || !concernsThisServer(now)
        ? row(override, now, heard)
        : row(override, "pending", "the agent has not taken it in yet", heard);
  }

  private OverrideRow whenTheAgentStarts(OverrideEffect due, List<Acknowledged> heard) {
    return due.outcome() instanceof Outcome.Applied
        ? row(due.override(), "pending", "", heard)
        : row(due.override(), due.outcome(), heard);
  }

  /** One whose effect is known. */
  OverrideRow row(MonitoringOverride o, Outcome outcome, List<Acknowledged> acknowledgements) {
    return row(o, effect(outcome), detail(o, outcome), acknowledgements);
  }

  /** One whose effect is told in other words. */
  OverrideRow row(
      MonitoringOverride o, String effect, String detail, List<Acknowledged> acknowledgements) {
    Optional<InForce> here = InForce.of(declared, o.subject(), o.property());
    return new OverrideRow(
        o.id(),
        o.scope().text(),
        o.selector().text(),
        o.subject().typeText(),
        o.subject().text(),
        here.map(InForce::property).orElse(o.property()),
        o.value(),
        effect,
        detail,
        here.flatMap(InForce::value),
        o.owner(),
        o.reason(),
        o.created(),
        o.validity().text(),
        end(o),
        acknowledgements);
  }

  private static boolean concernsThisServer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> true;
      case Outcome.ShadowedBy shadowed -> true;
      case Outcome.UnknownIdentity unknown -> true;
      case Outcome.Refused refused -> true;
      case Outcome.Expired expired -> false;
      case Outcome.NotForThisServer elsewhere -> false;
      case Outcome.NotForThisVersion elsewhere -> false;
    };
  }

  private static Optional<Instant> end(MonitoringOverride override) {
    return switch (override.validity()) {
      case Validity.Until until -> Optional.of(until.end());
      case Validity.Forever forever -> Optional.empty();
      case Validity.Versions versions -> Optional.empty();
    };
  }

  private static String effect(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> "applied";
      case Outcome.ShadowedBy shadowed -> "shadowed";
      case Outcome.Expired expired -> "expired";
      case Outcome.NotForThisServer elsewhere -> "not for this server";
      case Outcome.NotForThisVersion elsewhere -> "not for this version";
      case Outcome.UnknownIdentity unknown -> "unknown identity";
      case Outcome.Refused refused -> "refused";
    };
  }

  private String detail(MonitoringOverride override, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> "";
      case Outcome.ShadowedBy shadowed -> "by " + shadowed.winner();
      case Outcome.Expired expired -> "";
      case Outcome.NotForThisServer elsewhere -> "";
      case Outcome.NotForThisVersion elsewhere ->
          circumstances
              .version()
              .map(version -> "this is " + version)
              .orElse("the version here is not known");
      case Outcome.UnknownIdentity unknown ->
          "there is no "
              + override.subject().typeText()
              + " "
              + override.subject().text()
              + " here"
              + unknown.suggestion().map(near -> "; the nearest is " + near).orElse("");
      case Outcome.Refused refused ->
          new Refusal(refused.reason(), refused.expected(), refused.suggestion()).text();
    };
  }
}
