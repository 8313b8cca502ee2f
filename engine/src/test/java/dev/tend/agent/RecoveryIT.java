package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.api.model.RepairingRequest;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Incidents of others, with a running agent and real processes. Each takes about ten seconds, most
 * of them to see that nothing more happens; see {@code docs/incidents.md}.
 */
@Execution(ExecutionMode.CONCURRENT)
class RecoveryIT {
  @TempDir private Path directory;

  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 2);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void a_service_that_is_slow_to_come_up_is_restarted_once() throws Exception {
    act("slow", "(sleep 5; rm -f broken-0) >/dev/null 2>&1 &");
    watch(yard.posts().port(0), "slow", "warmUp: 3s, verifyWithin: 10s");
    try (AgentProcess agent = yard.start()) {
      healthy(agent);
      yard.posts().breakDown(0);
      agent.until(() -> !verdicts().isEmpty());
      calls(agent, 3);
      assertThat(verdicts()).containsExactly("Helped");
      assertThat(yard.begun()).isEqualTo(1);
    }
  }

  @Test
  void a_restart_that_never_helps_is_made_twice_and_then_people_are_told() throws Exception {
    act("vain", "true");
    watch(yard.posts().port(0), "vain", "warmUp: 0s, verifyWithin: 1s");
    try (AgentProcess agent = yard.start()) {
      healthy(agent);
      yard.posts().breakDown(0);
      agent.until(() -> refused("Exhausted"));
      calls(agent, 3);
      assertThat(yard.begun()).isEqualTo(2);
      assertThat(verdicts()).containsExactly("DidNotHelp", "DidNotHelp");
      assertThat(yard.events().of("recovery-finished"))
          .allSatisfy(act -> assertThat(act.text(EventField.RESULT)).isEqualTo("Succeeded"));
      agent.until(() -> !yard.pages().taken().isEmpty());
    }
  }

  @Test
  void a_fault_that_is_over_when_looked_at_again_is_left_alone() throws Exception {
    AtomicInteger refusals = new AtomicInteger();
    act("any", "true");
    try (ScriptedServer once =
        ScriptedServer.playing(
            peer -> {
              peer.send(refusals.getAndDecrement() > 0 ? "421 not now\r\n" : "220 ESMTP\r\n");
              while (!peer.line().startsWith("QUIT")) {
                peer.send("250 here\r\n");
              }
            })) {
      watch(once.port(), "any", "warmUp: 0s, verifyWithin: 1s");
      try (AgentProcess agent = yard.start()) {
        healthy(agent);
        refusals.set(1);
        agent.until(() -> refused("NotConfirmed"));
        agent.until(() -> occasions().contains("Healed"));
        assertThat(yard.begun()).isZero();
      }
    }
  }

  @Test
  void while_a_monitor_is_being_repaired_nothing_is_done_and_afterwards_it_is() throws Exception {
    act("mending", "rm -f broken-0");
    watch(yard.posts().port(0), "mending", "warmUp: 0s, verifyWithin: 5s");
    try (AgentProcess agent = yard.start()) {
      healthy(agent);
      repairing(true);
      yard.posts().breakDown(0);
      agent.until(() -> refused("Repairing"));
      calls(agent, 3);
      assertThat(yard.begun()).isZero();
      repairing(false);
      agent.until(() -> verdicts().contains("Helped"));
      assertThat(yard.begun()).isEqualTo(1);
    }
  }

  @Test
  void a_check_that_does_not_hear_that_it_should_end_keeps_no_other_from_running()
      throws Exception {
    script("stubborn", "echo $$ >> pids; trap '' TERM; sleep 1000 & echo $! >> pids; wait; wait");
    yard.set(
        "stubborn",
        """
        healthSet: Stubborn
        healthGroup: ServiceComponents
        description: A check of the test.
        runbook: Look at the test.
        probes:
          - {name: Hangs, type: exec, description: Never ends., recurrenceInterval: 2s,
             timeout: 1s, command: [%s]}
        monitors:
          - {name: Ends, type: consecutive-probe-failures, description: It hangs., probes: [Hangs],
             monitoringInterval: 60s, monitoringThreshold: 2}
        responders:
          - {name: Page, type: escalate, monitor: Ends, targetHealthState: Unhealthy}
        """
            .formatted(directory.resolve("stubborn")));
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> timeouts() >= 3);
      calls(agent, 3);
    }
    for (String pid : Files.readAllLines(directory.resolve("pids"))) {
      await().until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
    }
  }

  private long timeouts() throws IOException {
    return yard.events().of("probe-result").stream()
        .filter(line -> line.text(EventField.ITEM).equals("Stubborn\\Hangs"))
        .filter(line -> line.raw().contains("TimedOut"))
        .count();
  }

  /** What mends the post: leaves a trace and does this. */
  private void act(String name, String body) throws IOException {
    script(name, "echo \"start $1\" >> acts; " + body);
  }

  private void script(String name, String body) throws IOException {
    Path script = directory.resolve(name);
    Files.writeString(script, "#!/bin/bash\ncd " + directory + " || exit 1\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Watches a post in the place of the yard's own set. */
  private void watch(int port, String act, String judged) throws IOException {
    yard.set(
        "post0",
        """
        healthSet: Post0
        healthGroup: CustomerTouchPoints
        description: A post of the test.
        runbook: Look at the test.
        probes:
          - {name: Greeting, type: smtp, description: Says hello., recurrenceInterval: 1s,
             timeout: 900ms, host: 127.0.0.1, port: %d}
        monitors:
          - {name: Greets, type: consecutive-probe-failures, description: It does not say hello.,
             probes: [Greeting], monitoringInterval: 30s, monitoringThreshold: 1,
             recoveryThreshold: 1, stateTransitions: {degraded: 0s, unhealthy: 4s}}
        responders:
          - {name: Act, type: run-command, monitor: Greets, targetHealthState: Degraded,
             command: [%s], resource: 'post:0', %s, stableFor: 0s, attempts: 50, timeout: 20s,
             throttle: {minimumBetweenAttempts: 0s, maximumPerHour: 90, maximumPerDay: 90}}
          - {name: Page, type: escalate, monitor: Greets, targetHealthState: Unhealthy}
        """
            .formatted(port, directory.resolve(act), judged));
  }

  private void repairing(boolean so) throws Exception {
    yard.client()
        .repairing(
            new RepairingRequest(
                "Post0\\Greets",
                so,
                "anna",
                Optional.of("new disks"),
                so ? Optional.of("1h") : Optional.empty()));
  }

  private void healthy(AgentProcess agent) throws Exception {
    agent.until(() -> occasions().contains("Evaluated"));
  }

  private List<String> occasions() throws IOException {
    return yard.events().of("monitor-changed").stream()
        .filter(line -> line.text(EventField.ITEM).equals("Post0\\Greets"))
        .map(line -> line.text(EventField.OCCASION))
        .toList();
  }

  private List<String> verdicts() throws IOException {
    return texts("recovery-judged", EventField.VERDICT);
  }

  private boolean refused(String reason) throws IOException {
    return texts("responder-refused", EventField.REFUSAL).contains(reason);
  }

  private List<String> texts(String kind, EventField field) throws IOException {
    return yard.events().of(kind).stream().map((EventLine line) -> line.text(field)).toList();
  }

  /** Waits for further calls at the other post, which is well. */
  private void calls(AgentProcess agent, int number) throws Exception {
    long before = yard.posts().calls(1);
    agent.until(() -> yard.posts().calls(1) >= before + number);
  }
}
