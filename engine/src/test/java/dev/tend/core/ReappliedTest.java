package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.StoredState;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Definitions are applied as a difference: what stays as it was is not even kept anew. */
class ReappliedTest {
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
  private static final String SET =
      """
      healthSet: Boxes
      healthGroup: CustomerTouchPoints
      description: d
      runbook: r
      targets: [a, b, c]
      probes:
        - {name: P, type: tcp, description: "Box {target}.", recurrenceInterval: 20s,
           host: 127.0.0.1, port: 25}
        - {name: Q, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 26}
      monitors:
        - {name: M, type: consecutive-probe-failures, description: d, probes: [P],
           monitoringInterval: 5m, monitoringThreshold: 3}
        - {name: N, type: consecutive-probe-failures, description: d, probes: [Q],
           monitoringInterval: 5m, monitoringThreshold: 3}
      responders:
        - {name: E, type: escalate, monitor: M, targetHealthState: Unhealthy}
        - {name: F, type: escalate, monitor: N, targetHealthState: Unhealthy}
      """;

  private final HealthCore core = new HealthCore(CoreSettings.defaults("mail1"));

  private static HealthSetDefinition read() {
    return new HealthSetReader(Types.builtIn(), Parameters.none())
        .read("boxes.yaml", SET)
        .definition()
        .orElseThrow();
  }

  private static MonitoringOverride override(
      ItemType type, ItemId id, String property, String value) {
    return new MonitoringOverride(
        "o1",
        new Selector.ThisServer(),
        new Subject.Item(type, id),
        property,
        value,
        "ann",
        "a test",
        NOW,
        new Validity.Forever());
  }

  private Decision holds(MonitoringOverride... overrides) {
    ServerContext here = new ServerContext("mail1", Set.of(), Optional.empty());
    return core.handle(
        new DefinitionsApplied(OverrideMerge.merge(List.of(read()), List.of(overrides), here, NOW)),
        NOW);
  }

  private static List<ItemId> applied(Decision decision) {
    return decision.events().stream()
        .map(event -> event.body())
        .filter(DefinitionEvent.DefinitionApplied.class::isInstance)
        .map(body -> ((DefinitionEvent.DefinitionApplied) body).item())
        .toList();
  }

  @Test
  void the_same_definitions_read_again_change_nothing() {
    MonitoringOverride timeout =
        override(ItemType.PROBE, ItemId.of("Boxes", "P").forTarget("b"), "timeout", "5s");
    holds(timeout);

    Decision again = holds(timeout);

    assertThat(again.events()).isEmpty();
    assertThat(again.changes()).isEmpty();
    assertThat(again.effects()).isEmpty();
  }

  @Test
  void a_change_for_one_target_concerns_only_what_reads_it_there() {
    holds();
    ItemId probe = ItemId.of("Boxes", "P").forTarget("b");

    Decision decision = holds(override(ItemType.PROBE, probe, "timeout", "5s"));

    assertThat(applied(decision)).containsExactly(probe);
    assertThat(decision.changes())
        .extracting(DurableChange::key)
        .isNotEmpty()
        .allMatch(key -> key.contains("boxes\\m\\b"));
    assertThat(decision.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ScheduleProbes.class, all -> assertThat(all.probes()).hasSize(6));
  }

  @Test
  void a_change_of_a_responder_for_all_concerns_its_monitor_alone() {
    holds();

    Decision decision =
        holds(override(ItemType.RESPONDER, ItemId.of("Boxes", "F"), "enabled", "false"));

    assertThat(applied(decision)).hasSize(3).allMatch(id -> id.item().equals("F"));
    assertThat(decision.changes())
        .extracting(DurableChange::key)
        .isNotEmpty()
        .allMatch(key -> key.contains("boxes\\n\\"));
    assertThat(decision.effects()).isEmpty();
  }

  @Test
  void what_no_longer_holds_is_as_it_was_declared() {
    holds();
    holds(override(ItemType.PROBE, ItemId.of("Boxes", "P").forTarget("b"), "timeout", "5s"));

    Decision decision = holds();

    assertThat(applied(decision)).containsExactly(ItemId.of("Boxes", "P").forTarget("b"));
  }

  @Test
  void what_an_agent_watches_for_the_first_time_is_kept_when_it_starts_and_never_anew() {
    EffectiveDefinitions definitions = EffectiveDefinitions.unchanged(List.of(read()));
    StoredState nothing = StoredState.of(List.of());
    HealthCore first =
        HealthCore.restore(
            CoreSettings.defaults("mail1"),
            definitions,
            nothing,
            ResumePoint.ofNewLife(nothing, NOW));

    List<DurableChange> started = first.handle(new AgentStarted(NOW, "1"), NOW).changes();

    assertThat(started)
        .extracting(DurableChange::key)
        .filteredOn(key -> key.startsWith("monitor:"))
        .hasSize(6);
    assertThat(first.handle(new DefinitionsApplied(definitions), NOW).changes()).isEmpty();
  }
}
