package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.model.ComponentRequest;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The commands of a component, and an agent that is killed while one of them brings it back. Takes
 * about eight seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
class ComponentCommandsIT {
  @TempDir private Path directory;

  @Test
  void what_a_killed_agent_took_out_the_next_one_brings_back() throws Exception {
    Path gate = directory.resolve("gate");
    try (Yard yard = new Yard(directory, 0)) {
      yard.saying(
          """
          components:
            Front:
              offline: [sh, -c, 'echo offline >> %1$s/log']
              online: [sh, -c, 'echo online >> %1$s/log; while ! test -e %1$s/gate; do sleep 0.1; done; echo back >> %1$s/log']
          """
              .formatted(directory));
      try (AgentProcess agent = yard.start()) {
        agent.until(() -> yard.status().isPresent());
        set(yard, "Inactive");
        agent.until(() -> run().equals(List.of("offline")));
        set(yard, "Active");
        agent.until(() -> run().equals(List.of("offline", "online")));
        agent.kill();
      }
      try (AgentProcess next = yard.start()) {
        next.until(() -> next.said().contains("of action component:front is still running"));
        assertThat(run()).as("not while the other one runs").containsExactly("offline", "online");
        Files.createFile(gate);
        next.until(() -> run().equals(List.of("offline", "online", "back", "online", "back")));
        next.until(
            () ->
                yard.events().of("component-command").stream()
                    .anyMatch(
                        line ->
                            line.text(EventField.COMMAND).equals("online")
                                && line.text(EventField.RESULT).equals("Succeeded")));
        assertThat(next.stop()).isEqualTo(143);
      }
    }
  }

  private static void set(Yard yard, String state) throws Exception {
    yard.client()
        .change(
            new ComponentRequest(
                "Front", "Maintenance", state, "ada", Optional.empty(), Optional.empty()));
  }

  private List<String> run() throws IOException {
    Path log = directory.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }
}
