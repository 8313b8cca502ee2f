package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.EnvironmentInput.GroupReported;
import dev.tend.definition.value.MonitorState;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An agent inside this program, whose server may have others beside it: real probes, real commands.
 * Takes about twelve seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
class ServerGroupIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path directory;
  private Yard yard;

  @BeforeEach
  void open() throws IOException {
    yard = new Yard(directory, 1);
    Path log = directory.resolve("log");
    yard.saying(
        """
        components:
          Front:
            offline: [sh, -c, 'echo offline >> %1$s']
            online: [sh, -c, 'echo online >> %1$s']
        """
            .formatted(log));
    yard.set("post0", definition());
  }

  @AfterEach
  void close() throws IOException {
    yard.close();
  }

  @Test
  void the_only_server_stays_in_service() throws Exception {
    try (Agent agent = start(ServerGroup.alone())) {
      yard.posts().breakDown(0);
      until(() -> !of("responder-refused", "Offline").isEmpty());
      assertThat(of("responder-refused", "Offline").getFirst().raw()).contains("NoOtherServer");
      until(() -> shows(agent, MonitorState.UNHEALTHY));
      assertThat(run()).isEmpty();
      assertThat(yard.events().of("hold-placed")).isEmpty();
    }
  }

  @Test
  void beside_another_one_it_leaves_service_heals_and_comes_back() throws Exception {
    try (Agent agent = start(component -> Optional.of(new GroupReported(component, true, "")))) {
      yard.posts().breakDown(0);
      until(() -> run().equals(List.of("offline")));
      yard.posts().mend(0);
      until(
          () ->
              of("recovery-judged", "Offline").stream()
                  .anyMatch(line -> line.text(EventField.VERDICT).equals("Helped")));
      assertThat(run()).as("the hold outlasts the act").containsExactly("offline");

      // A hold ends five minutes after healing, and at once when nothing is watched any more.
      Files.delete(directory.resolve("sets/post0.yaml"));
      assertThat(agent.reload().applied()).isTrue();
      until(() -> run().equals(List.of("offline", "online")));
      until(() -> yard.events().of("component-command").size() == 2);
    }
  }

  @Test
  void a_group_that_forbids_it_is_obeyed_and_one_that_breaks_knows_nothing() throws Exception {
    try (Agent agent =
        start(component -> Optional.of(new GroupReported(component, true, "mx2 is out already")))) {
      yard.posts().breakDown(0);
      until(() -> !of("responder-refused", "Offline").isEmpty());
      assertThat(of("responder-refused", "Offline").getFirst().raw())
          .contains("GroupRefused")
          .contains("mx2 is out already");
      assertThat(agent.status().parts()).isNotEmpty();
    }
    try (Agent agent =
        start(
            component -> {
              throw new IllegalStateException("a test");
            })) {
      until(() -> shows(agent, MonitorState.UNHEALTHY));
      assertThat(run()).isEmpty();
    }
  }

  private Agent start(ServerGroup group) throws Exception {
    return Agent.start(yard.configuration(), Agent.types(), List.of(), List.of(), group);
  }

  private static boolean shows(Agent agent, MonitorState state) {
    return agent.snapshot().monitors().stream().anyMatch(one -> one.shown() == state);
  }

  private List<EventLine> of(String kind, String responder) throws IOException {
    return yard.events().of(kind).stream()
        .filter(line -> line.text(EventField.ITEM).equals("Post0\\" + responder))
        .toList();
  }

  private List<String> run() throws IOException {
    Path log = directory.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private static void until(Callable<Boolean> so) {
    await().atMost(PATIENCE).until(so);
  }

  private String definition() {
    return """
    healthSet: Post0
    healthGroup: CustomerTouchPoints
    component: Front
    description: A post of the test.
    runbook: Look at the test.
    probes:
      - {name: Greeting, type: smtp, description: Says hello., recurrenceInterval: 1s,
         timeout: 900ms, host: 127.0.0.1, port: %d}
    monitors:
      - name: Greets
        type: consecutive-probe-failures
        aspect: availability
        description: It does not say hello.
        probes: [Greeting]
        monitoringInterval: 30s
        monitoringThreshold: 1
        recoveryThreshold: 1
        stateTransitions: {degraded: 0s, unhealthy: 3s}
    responders:
      - {name: Offline, type: take-offline, description: Leaves., monitor: Greets,
         targetHealthState: Degraded, component: Front, warmUp: 0s, verifyWithin: 20s,
         stableFor: 0s, timeout: 20s}
      - {name: Page, type: escalate, description: Says so., monitor: Greets,
         targetHealthState: Unhealthy}
    """
        .formatted(yard.posts().port(0));
  }
}
