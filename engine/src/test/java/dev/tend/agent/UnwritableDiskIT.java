package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.value.MonitorState;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A running agent that cannot write its events, or its state. */
@Execution(ExecutionMode.CONCURRENT)
class UnwritableDiskIT {
  private static final String SELF =
      """
      healthSet: Monitoring
      healthGroup: ServiceComponents
      description: The agent itself.
      runbook: Look at the test.
      probes:
        - {name: Log, type: agent, description: The event log., recurrenceInterval: 1s,
           timeout: 900ms, measure: eventLog}
        - {name: Store, type: agent, description: The store., recurrenceInterval: 1s,
           timeout: 900ms, measure: stateStore}
      monitors:
        - {name: LogMonitor, type: consecutive-probe-failures, aspect: availability,
           description: Events cannot be written., probes: [Log], monitoringInterval: 30s,
           monitoringThreshold: 2, recoveryThreshold: 1}
        - {name: StoreMonitor, type: consecutive-probe-failures, aspect: availability,
           description: State cannot be kept., probes: [Store], monitoringInterval: 30s,
           monitoringThreshold: 2, recoveryThreshold: 1}
      """;

  @TempDir private Path directory;

  private Yard yard;
  private SmallDisk disk;

  @BeforeEach
  void open() throws Exception {
    disk = SmallDisk.mount(directory.resolve("disk"));
    yard = new Yard(directory, 3);
    yard.set("monitoring", SELF);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
    disk.unmount();
  }

  @Test
  void while_events_cannot_be_written_it_goes_on_and_protected_ones_come_later() throws Exception {
    yard.writingEventsTo(disk.path().resolve("events"));
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.posts().calls() > 6);
      agent.until(() -> yard.events().of("agent-started").size() == 1);
      disk.fill();
      actsOn(agent, 0);
      agent.until(raised("LogMonitor"));
      assertThat(yard.status().orElseThrow().parts())
          .anyMatch(part -> part.name().equals("eventLog") && !part.well());
      disk.clear();
      agent.until(healthy("LogMonitor"));
      actsOn(agent, 1);
      agent.until(() -> yard.events().of("recovery-judged").size() >= 2);
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.events().of("recovery-started")).hasSameSizeAs(starts());
    assertThat(yard.events().ids()).doesNotHaveDuplicates();
    yard.events().readableByJq();
  }

  @Test
  void a_read_only_event_directory_from_the_start_keeps_nothing_from_working() throws Exception {
    yard.writingEventsTo(disk.path().resolve("events"));
    disk.readOnly(true);
    try (AgentProcess agent = yard.start()) {
      actsOn(agent, 0);
      agent.until(raised("LogMonitor"));
      disk.readOnly(false);
      agent.until(() -> yard.events().of("agent-started").size() == 1);
      agent.until(() -> yard.events().of("recovery-judged").size() == 1);
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.events().of("recovery-started")).hasSameSizeAs(starts());
    yard.events().readableByJq();
  }

  @Test
  void while_state_cannot_be_kept_it_watches_and_pages_and_repairs_nothing() throws Exception {
    yard.keepingStateIn(disk.path().resolve("state"));
    try (AgentProcess agent = yard.start()) {
      actsOn(agent, 0);
      agent.until(() -> yard.events().of("recovery-judged").size() == 1);
      disk.fill();
      int pages = yard.pages().taken().size();
      agent.until(
          () -> {
            yard.posts().breakDown(1);
            yard.posts().breakDown(2);
            return yard.pages().taken().size() >= pages + 2;
          });
      agent.until(raised("StoreMonitor"));
      assertThat(yard.begun()).isLessThanOrEqualTo(yard.stored().records().size());
      long begun = yard.begun();
      long calls = yard.posts().calls();
      agent.until(() -> yard.posts().calls() > calls + 10);
      assertThat(yard.begun()).isEqualTo(begun);
      disk.clear();
      agent.until(() -> !yard.posts().isBroken(1) && !yard.posts().isBroken(2));
      assertThat(agent.stop()).isEqualTo(143);
    }
    yard.events().readableByJq();
  }

  private void actsOn(AgentProcess agent, int post) throws Exception {
    yard.posts().breakDown(post);
    agent.until(() -> !yard.posts().isBroken(post));
  }

  private Callable<Boolean> raised(String monitor) {
    return () -> yard.state("Monitoring", monitor).stream().anyMatch(MonitorState::raised);
  }

  private Callable<Boolean> healthy(String monitor) {
    return () -> yard.state("Monitoring", monitor).equals(Optional.of(MonitorState.HEALTHY));
  }

  private List<String> starts() throws Exception {
    return yard.acts().stream().filter(line -> line.startsWith("start")).toList();
  }
}
