package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.client.AgentException;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.MonitorHealth;
import dev.tend.definition.value.MonitorState;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A running agent that finds more targets than it may watch. Costs about six seconds. */
@Execution(ExecutionMode.CONCURRENT)
class DiscoveryIT {
  @TempDir private Path directory;

  @Test
  void targets_that_are_not_watched_are_named_by_the_report_until_there_is_room() throws Exception {
    try (Yard yard = new Yard(directory, 1)) {
      Path list = Files.writeString(directory.resolve("list"), "b\nc\nd\n");
      yard.set(
          "crowd",
          """
          healthSet: Crowd
          healthGroup: ServiceComponents
          description: Many.
          runbook: Look at the list.
          targets: {command: [cat, %s], interval: 1s, maximum: 2}
          probes:
            - {name: P, type: process, description: One., recurrenceInterval: 1s, timeout: 900ms,
               processName: java}
          monitors:
            - {name: M, type: consecutive-probe-failures, description: None runs., probes: [P],
               monitoringInterval: 1m, monitoringThreshold: 3}
          """
              .formatted(list));
      try (AgentProcess agent = yard.start()) {
        agent.until(() -> discovery(yard).filter(it -> it.beneath().raised()).isPresent());
        assertThat(discovery(yard).orElseThrow().lastRun().orElseThrow().message())
            .isEqualTo(
                "1 of 3 targets are not watched, for there are too many: d; raise targets.maximum"
                    + " of the health set, or let the discovery find fewer");
        assertThat(targets(yard)).containsExactly("b", "c");

        Files.writeString(list, "b\nd\n");
        agent.until(
            () ->
                yard.state("Crowd", "MaintenanceFailureMonitor.Crowd").stream()
                    .anyMatch(MonitorState.HEALTHY::equals));
        agent.until(() -> targets(yard).equals(List.of("b", "d")));
        agent.kill();
      }
    }
  }

  private static List<MonitorHealth> monitors(Yard yard) {
    try {
      return yard.client()
          .health(new ItemFilter(Optional.of("Crowd"), Optional.empty(), Optional.empty()))
          .monitors();
    } catch (AgentException unanswered) {
      return List.of();
    }
  }

  private static Optional<MonitorHealth> discovery(Yard yard) {
    return monitors(yard).stream().filter(one -> one.target().isEmpty()).findFirst();
  }

  private static List<String> targets(Yard yard) {
    return monitors(yard).stream().flatMap(one -> one.target().stream()).sorted().toList();
  }
}
