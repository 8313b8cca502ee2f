package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Effect.SendPage;
import dev.tend.core.effect.Page;
import dev.tend.core.input.DefinitionInput.DiscoveryFailed;
import dev.tend.core.input.DefinitionInput.TargetsDiscovered;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears of a discovery that fails or hangs. */
class SilentDiscoveryTest {
  private static final String SET =
      """
      healthSet: Boxes
      healthGroup: ServiceComponents
      description: d
      runbook: r
      targets: {command: [list], interval: 5m}
      probes:
        - {name: P, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 143}
      monitors:
        - {name: M, type: consecutive-probe-failures, description: d, probes: [P],
           monitoringInterval: 5m, monitoringThreshold: 3}
      responders:
        - {name: E, type: escalate, monitor: M, targetHealthState: Unhealthy, team: mail}
      """;

  private static final ItemId WATCH = ItemId.of("Boxes", "MaintenanceFailureMonitor.Boxes");

  private final Bench bench = new Bench(SET, Duration.ZERO);

  @Test
  void one_that_never_says_anything_is_told_to_the_people_of_the_set() {
    bench.pass(Duration.ofHours(1));
    assertThat(pages())
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.state()).isEqualTo(MonitorState.UNAVAILABLE);
              assertThat(page.team()).isEqualTo("mail");
              assertThat(page.urgency()).isEqualTo(NotificationServiceClass.URGENT);
            });
  }

  @Test
  void one_that_hangs_after_it_found_something_is_told_as_well() {
    bench.tell(new TargetsDiscovered("Boxes", List.of("a")));
    bench.pass(Duration.ofMinutes(5)).tell(new TargetsDiscovered("Boxes", List.of("a")));
    assertThat(pages()).isEmpty();
    bench.pass(Duration.ofHours(1));
    assertThat(pages()).extracting(Page::state).containsExactly(MonitorState.UNAVAILABLE);
  }

  @Test
  void one_that_fails_is_told_once() {
    for (int time = 0; time < 6; time++) {
      bench.tell(new DiscoveryFailed("Boxes", "list: not found")).pass(Duration.ofMinutes(5));
    }
    assertThat(pages())
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.state()).isEqualTo(MonitorState.UNHEALTHY);
              assertThat(page.evidence()).anyMatch(line -> line.contains("list: not found"));
            });
  }

  private List<Page> pages() {
    return bench.effects(SendPage.class).stream()
        .map(SendPage::page)
        .filter(page -> page.monitor().equals(WATCH))
        .toList();
  }
}
