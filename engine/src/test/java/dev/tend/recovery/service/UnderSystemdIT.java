package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.read.EventQuery;
import dev.tend.eventlog.read.EventReader;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A whole agent beside a real systemd, which is process 1 of namespaces of its own. Takes about 60
 * seconds, most of them spent waiting for what must not happen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnderSystemdIT {
  private static final String SLEEPS = "[Service]\nExecStart=/bin/sleep 1000\n";
  private static final String DIES_SOON =
      """
      StartLimitIntervalSec=1h
      StartLimitBurst=3
      [Service]
      Restart=on-failure
      RestartSec=100ms
      ExecStart=/bin/sh -c 'test ! -e /mnt/broken && exec sleep 1000'
      """;

  /** Holds the lock of a package manager until a file is there. */
  private static final String UPGRADE =
      "use Fcntl; open(my $f, '>', '/var/lib/dpkg/lock') or die;"
          + " my $l = pack('s s l! l! i', F_WRLCK, 0, 0, 0, 0);"
          + " fcntl($f, F_SETLK, $l) or die $!;"
          + " open(my $h, '>', '/mnt/held'); close($h);"
          + " select(undef, undef, undef, 0.1) until -e '/mnt/upgraded';";

  /** Systemd shows its processes an empty {@code /tmp}. */
  @TempDir(factory = Beside.class, cleanup = CleanupMode.ALWAYS)
  private static Path directory;

  private PrivateSystemd systemd;
  private AgentProcess agent;

  @BeforeAll
  void start() throws Exception {
    RealSystemdTest.needed();
    systemd =
        PrivateSystemd.start(
            directory,
            Map.of("stopped", SLEEPS, "upgraded", SLEEPS, "killed", SLEEPS, "limited", DIES_SOON));
    Files.createDirectories(directory.resolve("sets"));
    for (String unit : List.of("stopped", "upgraded", "killed", "limited")) {
      Files.writeString(directory.resolve("sets/" + unit + ".yaml"), set(unit));
    }
    Files.writeString(
        directory.resolve("sets/later.yaml"),
        set("later").replace("runbook:", "onlyWith: later\nrunbook:"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                systemd
                    .run("systemctl", "is-active", "stopped", "upgraded", "killed", "limited")
                    .lines()
                    .allMatch("active"::equals));
    agent =
        AgentProcess.start(
            systemd.inside(), configuration(), directory.resolve("agent.log"), Map.of());
    agent.until(() -> of("monitor-changed", "Evaluated").size() == 4);
  }

  @AfterAll
  void end() {
    if (agent != null) {
      agent.close();
    }
    if (systemd != null) {
      systemd.close();
    }
  }

  @Test
  void a_unit_that_died_is_restarted() throws Exception {
    systemd.run("systemctl", "kill", "--signal=KILL", "killed");
    agent.until(() -> !of("recovery-judged", "killed").isEmpty());
    assertThat(of("recovery-judged", "killed").getFirst().text(EventField.VERDICT))
        .isEqualTo("Helped");
    assertThat(systemd.run("systemctl", "is-active", "killed")).isEqualTo("active");
  }

  @Test
  void a_unit_that_a_person_stopped_stays_down() throws Exception {
    systemd.run("systemctl", "stop", "stopped");
    agent.until(() -> refused("stopped", "OperatorAtWork"));
    agent.until(() -> !of("page-withheld", "stopped").isEmpty());
    assertThat(of("recovery-started", "stopped")).isEmpty();
    assertThat(systemd.run("systemctl", "is-active", "stopped")).isEqualTo("inactive");
  }

  @Test
  void while_packages_are_upgraded_nothing_is_restarted_and_afterwards_it_is() throws Exception {
    systemd.run("mount", "-t", "tmpfs", "tmpfs", "/var/lib/dpkg");
    Process upgrade = new ProcessBuilder(systemd.inside("perl", "-e", UPGRADE)).start();
    agent.until(() -> systemd.run("ls", "/mnt").contains("held"));
    systemd.run("systemctl", "kill", "--signal=KILL", "upgraded");
    agent.until(() -> refused("upgraded", "OperatorAtWork"));
    agent.until(() -> !of("page-withheld", "upgraded").isEmpty());
    assertThat(of("recovery-started", "upgraded")).isEmpty();

    systemd.run("touch", "/mnt/upgraded");
    assertThat(upgrade.waitFor()).isZero();
    agent.until(() -> !of("recovery-judged", "upgraded").isEmpty());
    assertThat(systemd.run("systemctl", "is-active", "upgraded")).isEqualTo("active");
  }

  @Test
  void a_start_limit_is_told_and_starts_end_after_two_attempts() throws Exception {
    systemd.run("touch", "/mnt/broken");
    systemd.run("systemctl", "kill", "--signal=KILL", "limited");
    agent.until(() -> !of("escalated", "limited").isEmpty());
    agent.until(() -> refused("limited", "Exhausted") || refused("limited", "AttemptsSpent"));

    assertThat(of("recovery-finished", "limited"))
        .hasSize(2)
        .allSatisfy(
            act -> {
              assertThat(act.text(EventField.RESULT)).isEqualTo("Failed");
              assertThat(act.raw()).contains("is DOWN now", "start limit had been hit");
            });
    assertThat(of("escalated", "limited").getFirst().raw()).contains("start limit had been hit");
  }

  /** A reload looks at once whether services have come or gone, and spares the test a minute. */
  @Test
  void e11_a_set_is_watched_only_while_its_unit_is_installed() throws Exception {
    assertThat(of("health-set-applied", "later.service is not installed here")).isNotEmpty();
    assertThat(of("monitor-changed", "later")).isEmpty();

    String unit = "/etc/systemd/system/later.service";
    systemd.run(
        "sh",
        "-c",
        "printf '[Unit]\\nDefaultDependencies=no\\n" + SLEEPS.replace("\n", "\\n") + "' > " + unit);
    systemd.run("systemctl", "daemon-reload");
    systemd.run("systemctl", "start", "later");
    reload();
    agent.until(() -> changed("Evaluated"));

    systemd.run("systemctl", "stop", "later");
    agent.until(() -> changed("Raised"));
    systemd.run("rm", unit);
    systemd.run("systemctl", "daemon-reload");
    reload();
    agent.until(() -> !of("episode-closed", "later").isEmpty());
    assertThat(of("episode-closed", "later").getFirst().raw()).contains("Withdrawn");
    assertThat(of("monitor-changed", "later.service is not installed here")).isNotEmpty();
  }

  /** The agent is the child of the program that entered the namespaces. */
  private void reload() throws Exception {
    long pid =
        ProcessHandle.of(agent.pid()).orElseThrow().children().findFirst().orElseThrow().pid();
    new ProcessBuilder("kill", "-HUP", Long.toString(pid)).start().waitFor();
  }

  private boolean changed(String cause) throws IOException {
    return of("monitor-changed", "later").stream()
        .anyMatch(line -> line.raw().contains("\"" + cause + "\""));
  }

  private boolean refused(String unit, String reason) throws IOException {
    return of("responder-refused", unit).stream()
        .anyMatch(line -> line.text(EventField.REFUSAL).equals(reason));
  }

  /** Events of a kind that contain a text. */
  private List<EventLine> of(String kind, String text) throws IOException {
    List<EventLine> found = new ArrayList<>();
    Path events = directory.resolve("events");
    if (Files.isDirectory(events)) {
      new EventReader(events).read(EventQuery.all(), found::add);
    }
    return found.stream()
        .filter(line -> line.text(EventField.ACTION).equals(kind) && line.raw().contains(text))
        .filter(line -> !line.text(EventField.ITEM).startsWith("Monitoring"))
        .toList();
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        directory.resolve("tend.yaml"),
        """
        server: private
        healthSets: [%1$s/sets]
        state: %1$s/state
        events: {directory: %1$s/events}
        api: {listen: '127.0.0.1:%2$d'}
        recoveryActions: act
        startupGrace: 0s
        limits: {actionsPerHour: 60, actionsPerDay: 200}
        serviceManager: systemd
        """
            .formatted(directory, FreePorts.one()));
  }

  private static String set(String unit) {
    return """
    healthSet: %1$s
    healthGroup: ServiceComponents
    description: A unit of the test.
    runbook: Look at the test.
    probes:
      - {name: Lives, type: process, description: Its process is there., unit: %1$s.service,
         recurrenceInterval: 3s, timeout: 2s}
    monitors:
      - {name: Alive, type: consecutive-probe-failures, description: Its process is gone.,
         probes: [Lives], monitoringInterval: 60s, monitoringThreshold: 3, recoveryThreshold: 1,
         stateTransitions: {degraded: 0s, unhealthy: 2s}}
    responders:
      - {name: Restart, type: restart-service, monitor: Alive, targetHealthState: Degraded,
         service: %1$s, timeout: 20s, warmUp: 0s, verifyWithin: 10s, stableFor: 0s, attempts: 2,
         throttle: {minimumBetweenAttempts: 1s, maximumPerHour: 9, maximumPerDay: 9}}
      - {name: Page, type: escalate, monitor: Alive, targetHealthState: Unhealthy}
    """
        .formatted(unit);
  }

  /** Makes directories where the build puts its own files. */
  static final class Beside implements TempDirFactory {
    @Override
    public Path createTempDirectory(
        org.junit.jupiter.api.extension.AnnotatedElementContext element,
        org.junit.jupiter.api.extension.ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "systemd");
    }
  }
}
