package dev.tend.override.admin;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.admin.OverrideRow.Acknowledged;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveValue;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.status.OverrideSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts overrides into words. */
final class RowMapper {
  /** How long one that has ended is still listed, for those who wonder where it is. */
  private static final Duration LISTED_AFTER_END = Duration.ofDays(7);

  private static final Comparator<OverrideEffect> ORDER =
      Comparator.comparing((OverrideEffect effect) -> effect.override().scope())
          .thenComparing(
              effect -> effect.override().subject().text(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(effect -> effect.override().property(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(effect -> effect.override().key().text())
          .thenComparing(effect -> effect.override().id());

  private final EffectiveDefinitions declared;
  private final ServerContext context;

  RowMapper(List<HealthSetDefinition> definitions, ServerContext context) {
    this.declared = EffectiveDefinitions.unchanged(definitions);
    this.context = context;
  }

  /**
   * All that are known, but those that ended a week ago or earlier; server overrides first, then by
   * what they change.
   */
  static List<OverrideRow> all(
      OverrideSnapshot snapshot,
      Optional<EffectiveDefinitions> inForce,
      List<Acknowledgement> heard,
      Instant now) {
    RowMapper rows = new RowMapper(snapshot.definitions(), snapshot.server());
    Optional<Map<MonitoringOverride, OverrideOutcome>> outcomes = inForce.map(RowMapper::outcomes);
    return snapshot.due(now).effects().stream()
        .filter(effect -> !longExpired(effect.override(), now))
        .sorted(ORDER)
        .map(
            effect -> {
              List<Acknowledged> said = said(heard, effect.override());
              return outcomes
                  .map(held -> rows.row(effect, held, said))
                  .orElseGet(() -> rows.whenTheAgentStarts(effect, said));
            })
        .toList();
  }

  private static boolean longExpired(MonitoringOverride override, Instant now) {
    return override
        .validity()
        .end()
        .filter(end -> !end.plus(LISTED_AFTER_END).isAfter(now))
        .isPresent();
  }

  private static Map<MonitoringOverride, OverrideOutcome> outcomes(
      EffectiveDefinitions definitions) {
    return definitions.effects().stream()
        .collect(Collectors.toMap(OverrideEffect::override, OverrideEffect::outcome));
  }

  private static List<Acknowledged> said(List<Acknowledgement> heard, MonitoringOverride override) {
    return heard.stream()
        .flatMap(
            server ->
                server.lines().stream()
                    .filter(line -> line.overrideId().equals(override.id()))
                    .map(line -> new Acknowledged(server.server(), line.outcome(), line.since())))
        .toList();
  }

  private OverrideRow row(
      OverrideEffect due,
      Map<MonitoringOverride, OverrideOutcome> inForce,
      List<Acknowledged> heard) {
    MonitoringOverride override = due.override();
    OverrideOutcome now = inForce.getOrDefault(override, due.outcome());
    return inForce.containsKey(override) || !now.kind().concernsThisServer()
        ? row(override, now, heard)
        : row(override, "pending", "the agent has not taken it in yet", heard);
  }

  private OverrideRow whenTheAgentStarts(OverrideEffect due, List<Acknowledged> heard) {
    return due.outcome() instanceof OverrideOutcome.Applied
        ? row(due.override(), "pending", "", heard)
        : row(due.override(), due.outcome(), heard);
  }

  /** One whose effect is known. */
  OverrideRow row(
      MonitoringOverride o, OverrideOutcome outcome, List<Acknowledged> acknowledgements) {
    return row(o, outcome.kind().word(), outcome.explanation(o, context), acknowledgements);
  }

  /** One whose effect is put in other words. */
  OverrideRow row(
      MonitoringOverride o, String effect, String detail, List<Acknowledged> acknowledgements) {
    Optional<EffectiveValue> here = EffectiveValue.of(declared, o.subject(), o.property());
    return new OverrideRow(
        o.id(),
        o.scope().text(),
        o.selector().text(),
        o.subject().typeText(),
        o.subject().text(),
        here.map(EffectiveValue::property).orElse(o.property()),
        o.value(),
        effect,
        detail,
        here.flatMap(EffectiveValue::value),
        o.owner(),
        o.reason(),
        o.created(),
        o.validity().text(),
        o.validity().end(),
        acknowledgements);
  }
}
