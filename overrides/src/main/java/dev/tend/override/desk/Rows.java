package dev.tend.override.desk;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import dev.tend.override.desk.OverrideRow.Acknowledged;
import dev.tend.override.merge.Circumstances;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.InForce;
import dev.tend.override.merge.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts overrides into words. */
final class Rows {
  private final EffectiveDefinitions declared;
  private final Circumstances circumstances;

  Rows(List<HealthSetDefinition> definitions, Circumstances circumstances) {
    this.declared = EffectiveDefinitions.unchanged(definitions);
    this.circumstances = circumstances;
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
