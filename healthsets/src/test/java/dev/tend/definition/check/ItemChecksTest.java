package dev.tend.definition.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.yaml.YamlSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Item by item, the checks find what they find in the whole set; the seed tells which changes. */
class ItemChecksTest {
  private static final String SET =
      """
      healthSet: Mail
      healthGroup: ServiceComponents
      description: Mail moves.
      runbook: Look at the queue.
      probes:
        - {name: P0, type: tcp, description: d, recurrenceInterval: 20s, host: localhost, port: 1}
        - {name: P1, type: tcp, description: d, recurrenceInterval: 20s, host: localhost, port: 1}
        - {name: P2, type: tcp, description: d, recurrenceInterval: 20s, host: localhost, port: 1}
      monitors:
        - {name: M0, type: consecutive-probe-failures, description: d, probes: [P0, p1],
           monitoringInterval: 5m, monitoringThreshold: 3}
        - {name: M1, type: failures-in-interval, description: d, probes: [P1],
           monitoringInterval: 5m, monitoringThreshold: 3}
        - {name: M2, type: percent-success, description: d, probes: [P2],
           monitoringInterval: 5m, monitoringThreshold: 90%}
      responders:
        - {name: R0, type: escalate, monitor: m0, targetHealthState: Unhealthy}
        - {name: R1, type: escalate, monitor: M1, targetHealthState: Unhealthy}
        - {name: R2, type: escalate, monitor: M0, targetHealthState: Degraded}
      """;

  private final HealthSetDefinition declared =
      YamlSamples.reader().read("mail.yaml", SET).definition().orElseThrow();
  private final ItemChecks checks = new ItemChecks(declared);
  private final IdentityHashMap<ItemDefinition, ItemDefinition> now = new IdentityHashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void the_errors_of_all_items_are_those_of_the_set(int seed) {
    Random random = new Random(seed);
    declared.items().forEach(item -> change(item, random));

    List<Problem> found = new ArrayList<>();
    declared.items().forEach(item -> found.addAll(errors(item)));

    assertThat(found)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            CrossChecks.check(List.of(changed())).stream().filter(Problem::isError).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void a_change_makes_and_mends_errors_of_what_it_concerns_only(int seed) {
    Random random = new Random(seed);
    declared.items().forEach(item -> change(item, random));
    List<ItemDefinition> items = declared.items().toList();
    List<List<Problem>> before = items.stream().map(this::errors).toList();
    ItemDefinition one = items.get(random.nextInt(items.size()));

    change(one, random);

    for (ItemDefinition item : items) {
      if (!checks.concernedBy(one).contains(item)) {
        assertThat(errors(item)).isEqualTo(before.get(items.indexOf(item)));
        assertThat(checks.concerning(item)).doesNotContain(one);
      } else {
        assertThat(checks.concerning(item)).contains(one);
      }
    }
  }

  private List<Problem> errors(ItemDefinition item) {
    return checks.errors(item, one -> now.getOrDefault(one, one));
  }

  private void change(ItemDefinition item, Random random) {
    int seconds = List.of(1, 5, 20, 60, 600, 3600).get(random.nextInt(6));
    Duration duration = Duration.ofSeconds(seconds);
    switch (item) {
      case ProbeDefinition probe ->
          set(item, random.nextBoolean() ? "recurrenceInterval" : "timeout", duration);
      case MonitorDefinition monitor ->
          set(
              item,
              random.nextBoolean() ? "monitoringInterval" : "stateTransitions.degraded",
              duration);
      case ResponderDefinition responder ->
          set(
              item,
              "targetHealthState",
              random.nextBoolean() ? MonitorState.UNRECOVERABLE : MonitorState.DEGRADED);
    }
  }

  private void set(ItemDefinition item, String property, Object value) {
    Setting setting = new Setting(value, new Provenance.Default());
    ItemDefinition current = now.getOrDefault(item, item);
    now.put(item, current.withSettings(current.settings().with(property, setting)));
  }

  private HealthSetDefinition changed() {
    return declared.withItems(
        changed(declared.probes(), ProbeDefinition.class),
        changed(declared.monitors(), MonitorDefinition.class),
        changed(declared.responders(), ResponderDefinition.class));
  }

  private <D extends ItemDefinition> List<D> changed(List<D> items, Class<D> kind) {
    return items.stream().map(item -> kind.cast(now.getOrDefault(item, item))).toList();
  }
}
