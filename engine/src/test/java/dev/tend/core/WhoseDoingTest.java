package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.MonitorEvent;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.Outcome;
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
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose doing a change of a monitor is: of the override that made it, and of no other. */
class WhoseDoingTest {
  private static final String SET =
      """
      healthSet: Smtp
      healthGroup: CustomerTouchPoints
      description: d
      runbook: r
      probes:
        - {name: A, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 25}
        - {name: B, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 26}
      monitors:
        - {name: Both, type: consecutive-probe-failures, description: d, probes: [A, B],
           monitoringInterval: 5m, monitoringThreshold: 3}
        - {name: OnlyA, type: consecutive-probe-failures, description: d, probes: [A],
           monitoringInterval: 5m, monitoringThreshold: 3}
      """;
  private static final MonitoringOverride ON_B =
      override("o1", ItemType.PROBE, "B", "timeout", "5s");

  private final Bench bench = new Bench(SET, Duration.ZERO);

  private static MonitoringOverride override(
      String id, ItemType type, String item, String property, String value) {
    return new MonitoringOverride(
        id,
        new Selector.ThisServer(),
        new Subject.Item(type, ItemId.of("Smtp", item)),
        property,
        value,
        "ada",
        "reason of " + id,
        Bench.START,
        new Validity.Forever());
  }

  private void holds(List<HealthSetDefinition> sets, MonitoringOverride... overrides) {
    ServerContext here = new ServerContext("mail1", Set.of(), Optional.empty());
    bench
        .fresh()
        .tell(
            new DefinitionsApplied(
                OverrideMerge.merge(sets, List.of(overrides), here, bench.now())));
  }

  private List<String> details(String monitor) {
    return bench.events(MonitorEvent.MonitorChanged.class).stream()
        .filter(changed -> changed.monitor().item().equals(monitor))
        .map(MonitorEvent.MonitorChanged::detail)
        .toList();
  }

  private void raised() {
    bench.results(ItemId.of("Smtp", "A"), Outcome.FAILED, 3);
  }

  @Test
  void one_that_was_there_before_is_not_blamed_for_what_another_does() {
    holds(bench.sets(), ON_B);
    raised();
    holds(bench.sets(), ON_B, override("o2", ItemType.PROBE, "A", "enabled", "false"));

    assertThat(details("Both")).containsExactly("override:o2 by ada: reason of o2");
    assertThat(details("OnlyA")).containsExactly("override:o2 by ada: reason of o2");
  }

  @Test
  void one_on_a_probe_that_a_monitor_does_not_read_is_not_to_blame() {
    raised();
    HealthSetReader reader = new HealthSetReader(Types.builtIn(), Parameters.none());
    String patient = SET.replace("monitoringThreshold: 3", "monitoringThreshold: 9");
    HealthSetDefinition changed = reader.read("bench.yaml", patient).definition().orElseThrow();
    holds(List.of(changed), ON_B);

    assertThat(details("OnlyA")).containsExactly("definition changed");
  }

  @Test
  void what_an_end_brings_about_says_whose_end() {
    holds(bench.sets(), override("o3", ItemType.MONITOR, "OnlyA", "monitoringThreshold", "5"));
    raised();
    holds(bench.sets());

    assertThat(details("OnlyA")).hasSize(1);
    assertThat(details("OnlyA").getFirst()).startsWith("end of override:o3 by ada: reason of o3");
  }

  @Test
  void one_that_makes_no_difference_to_a_monitor_changes_none() {
    raised();
    holds(bench.sets(), ON_B);

    assertThat(bench.events(MonitorEvent.MonitorChanged.class)).isEmpty();
  }
}
