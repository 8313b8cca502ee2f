package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.model.NotificationAnswer;
import dev.tend.api.model.NotificationRequest;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.value.MonitorState;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a running agent hears of others: notifications, a log, a socket, its own page of metrics;
 * and what it still knows when it is killed right after. Costs about fifteen seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class InputsFromOutsideIT {
  @TempDir private Path directory;

  private Yard yard;
  private Path log;
  private ServerSocket service;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 1);
    log = Files.writeString(directory.resolve("kern.log"), "disk red old\n");
    service = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    yard.set("inputs", set());
  }

  @AfterEach
  void close() throws Exception {
    service.close();
    yard.close();
  }

  @Test
  void what_is_reported_outlives_a_kill_right_after_the_answer() throws Exception {
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.state("Inputs", "Backup").isPresent());
      NotificationAnswer answer = report("nightly", "green");
      assertThat(answer.monitors()).hasSize(2);
      report("weekly", "red");
      agent.kill();
    }
    WindowRecord window =
        yard.stored().checkpoint().orElseThrow().windows().stream()
            .filter(one -> one.monitor().item().equals("Backup"))
            .findFirst()
            .orElseThrow();
    assertThat(window.sources().getFirst().reds())
        .extracting(WindowRecord.Red::key)
        .containsExactly("weekly");
    try (AgentProcess again = yard.start()) {
      again.until(() -> yard.state("Inputs", "BackupMissing").isPresent());
      assertThat(yard.state("Inputs", "BackupMissing")).contains(MonitorState.HEALTHY);
      assertThat(report("weekly", "green").monitors())
          .extracting(NotificationAnswer.Reader::state)
          .containsOnly(MonitorState.HEALTHY);
    }
  }

  @Test
  void lines_of_a_log_are_events_also_those_of_the_time_without_an_agent() throws Exception {
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> is("Disks", MonitorState.HEALTHY));
      write("disk red sda\n");
      agent.until(() -> is("Disks", MonitorState.DEGRADED));
      write("disk green sda\n");
      agent.until(() -> is("Disks", MonitorState.HEALTHY));
      write("disk red sdb\n");
      agent.until(() -> is("Disks", MonitorState.DEGRADED));
      agent.kill();
    }
    Files.move(log, directory.resolve("kern.log.1"));
    Files.writeString(directory.resolve("kern.log.1"), "disk red sdc\n", StandardOpenOption.APPEND);
    write("disk green sdb\n");
    try (AgentProcess again = yard.start()) {
      again.until(
          () ->
              yard.events().of("probe-result").stream()
                  .anyMatch(event -> event.raw().contains("\"sdc\"")));
      assertThat(yard.state("Inputs", "Disks")).contains(MonitorState.DEGRADED);
      Files.delete(log);
      again.until(() -> is("Disks", MonitorState.UNAVAILABLE));
      write("disk green sdc\n");
      again.until(() -> is("Disks", MonitorState.HEALTHY));
    }
  }

  @Test
  void a_queue_before_a_port_and_the_agents_own_metrics_are_measured() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> is("Queue", MonitorState.HEALTHY) && is("Own", MonitorState.HEALTHY));
      for (int i = 0; i < 4; i++) {
        clients.add(new Socket(service.getInetAddress(), service.getLocalPort()));
      }
      agent.until(() -> is("Queue", MonitorState.DEGRADED));
      for (int i = 0; i < 4; i++) {
        service.accept().close();
      }
      agent.until(() -> is("Queue", MonitorState.HEALTHY));
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  private boolean is(String monitor, MonitorState state) {
    return yard.state("Inputs", monitor).filter(state::equals).isPresent();
  }

  private NotificationAnswer report(String key, String colour) throws Exception {
    return yard.client()
        .notify(new NotificationRequest("Inputs/BackupProbe", key, colour, Optional.empty()));
  }

  private void write(String line) throws IOException {
    Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String set() {
    return """
    healthSet: Inputs
    healthGroup: ServiceComponents
    description: What others say.
    runbook: Look at the test.
    probes:
      - {name: BackupProbe, type: notification, description: The backup says how it went.}
      - {name: LogProbe, type: log-file, description: Looks for disks., recurrenceInterval: 1s,
         timeout: 900ms, file: %1$s, red: 'red (?<key>[a-z]+)', green: 'green (?<key>[a-z]+)'}
      - {name: QueueProbe, type: socket, description: Who waits., recurrenceInterval: 1s,
         timeout: 900ms, listen: %2$d}
      - {name: OwnProbe, type: openmetrics, description: Itself., recurrenceInterval: 1s,
         timeout: 900ms, url: 'http://127.0.0.1:%3$d/metrics', metric: tend_build_info}
    monitors:
      - {name: Backup, type: notification, aspect: errors, description: It went wrong.,
         probes: [BackupProbe], stateTransitions: {degraded: 0s}}
      - {name: BackupMissing, type: no-results, aspect: errors, description: There was none.,
         probes: [BackupProbe], monitoringInterval: 1h, stateTransitions: {degraded: 0s}}
      - {name: Disks, type: notification, aspect: errors, description: A disk is red.,
         probes: [LogProbe], stateTransitions: {degraded: 0s}}
      - {name: Queue, type: consecutive-sample-value-above, aspect: latency, description: A queue.,
         probes: [QueueProbe], monitoringInterval: 1m, monitoringThreshold: 2,
         secondaryMonitoringThreshold: 2, stateTransitions: {degraded: 0s}}
      - {name: Own, type: consecutive-sample-value-below, aspect: errors, description: No page.,
         probes: [OwnProbe], monitoringInterval: 1m, monitoringThreshold: 1,
         stateTransitions: {degraded: 0s}}
    """
        .formatted(log, service.getLocalPort(), yard.port());
  }
}
