package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.AgentStatus.Part;
import dev.tend.api.model.InvokeRequest;
import dev.tend.core.input.Outcome;
import dev.tend.definition.value.MonitorState;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A running agent with probes that hang where nothing can cut them off: they open pipes that nobody
 * writes. Costs about twenty seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
class HangingProbesIT {
  private static final int HANGING = 3;

  @TempDir private Path directory;

  @Test
  void probes_that_hang_are_left_alone_in_sight_of_all_and_the_others_are_on_time()
      throws Exception {
    try (Yard yard = new Yard(directory, 1)) {
      // Late is not broken: this is about probes that do not run at all.
      yard.patient();
      for (int probe = 0; probe < HANGING; probe++) {
        assertThat(new ProcessBuilder("mkfifo", pipe(probe).toString()).start().waitFor()).isZero();
        yard.set("hang" + probe, definition(probe));
      }
      try (AgentProcess agent = yard.start()) {
        agent.until(() -> quarantined(yard).size() == HANGING);
        assertThat(quarantined(yard).getFirst())
            .startsWith("Hang0\\Reads, left alone since ")
            .contains("not run before", "its last 2 runs did not end, even when they were cut off");
        agent.until(
            () -> yard.state("Hang0", "Runs").equals(Optional.of(MonitorState.UNAVAILABLE)));
        assertThat(yard.metrics())
            .contains("tend_probes_quarantined 3.0")
            // A third run of a probe may have begun before the second counted as one that hangs.
            .containsPattern("tend_probe_threads_lost [6-9]\\.0");
        agent.until(() -> yard.metrics().contains("tend_probe_coverage_ratio 0.25"));
        assertThat(yard.state("Post0", "Greets")).contains(MonitorState.HEALTHY);
        assertThat(yard.events().of("probe-result"))
            .filteredOn(event -> event.text(EventField.ITEM).startsWith("Post0"))
            .extracting(event -> event.text(EventField.RESULT))
            .isNotEmpty()
            .doesNotContain("Rejected", "Quarantined");

        Files.delete(pipe(0));
        Files.writeString(pipe(0), ProcessHandle.current().pid() + "\n");
        assertThat(yard.client().invoke(new InvokeRequest("Hang0/Reads", Map.of())).outcome())
            .isIn(Outcome.SUCCEEDED, Outcome.FAILED);
        assertThat(quarantined(yard)).hasSize(HANGING - 1);
        agent.until(
            () -> yard.state("Hang0", "Runs").stream().noneMatch(MonitorState.UNAVAILABLE::equals));
        agent.kill();
      }
    }
  }

  private static List<String> quarantined(Yard yard) {
    return yard.status().stream()
        .flatMap(status -> status.parts().stream())
        .filter(part -> part.name().equals("quarantine"))
        .map(Part::detail)
        .toList();
  }

  private Path pipe(int probe) {
    return directory.resolve("pipe" + probe);
  }

  private String definition(int probe) {
    return """
    healthSet: Hang%1$d
    healthGroup: ServiceComponents
    description: What hangs.
    runbook: Look at the pipe.
    probes:
      - {name: Reads, type: process, description: Reads a pipe., recurrenceInterval: 2s, timeout: 500ms,
         processName: java, pidFile: %2$s}
    monitors:
      - {name: Runs, type: consecutive-probe-failures, description: It does not run., probes: [Reads],
         monitoringInterval: 1m, monitoringThreshold: 5}
    """
        .formatted(probe, pipe(probe));
  }
}
