package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios E3 and S17: an agent that dies by the reboot it asked for. The reboot is a script, and
 * that the host has booted since is shown to the next agent alone, by a file that is mounted over
 * its {@code /proc/uptime}. Some 15 s.
 */
class RebootedAgentIT {
  @TempDir private Path directory;

  private Yard yard;
  private Path asked;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 1);
    asked = directory.resolve("asked");
    Path reboot = directory.resolve("reboot");
    Files.writeString(reboot, "#!/bin/sh\necho asked >>" + asked + "\nsleep 2\n");
    Files.setPosixFilePermissions(reboot, PosixFilePermissions.fromString("rwxr-xr-x"));
    yard.set(
        "post0",
        """
        healthSet: Box
        healthGroup: ServiceComponents
        description: d
        runbook: r
        probes:
          - {name: P, type: smtp, description: d, recurrenceInterval: 1s, timeout: 900ms,
             host: 127.0.0.1, port: %d}
        monitors:
          - {name: M, type: consecutive-probe-failures, description: d, probes: [P],
             monitoringInterval: 30s, monitoringThreshold: 2, stateTransitions: {unrecoverable: 0s}}
        responders:
          - {name: Reboot, type: reboot-server, monitor: M, targetHealthState: Unrecoverable,
             timeout: 60s, warmUp: 0s, stableFor: 0s, attempts: 3,
             throttle: {minimumBetweenAttempts: 0s}}
          - {name: E, type: escalate, monitor: M, targetHealthState: Unrecoverable, waitInterval: 1h}
        """
            .formatted(yard.posts().port(0)));
    yard.saying("armed: [reboot-server]\nreboot: [" + reboot + "]");
    yard.posts().mend(0);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void the_next_agent_names_the_responder_that_asked_for_the_reboot_and_does_not_ask_again()
      throws Exception {
    killedByItsReboot();
    yard.posts().mend(0);
    Path uptime = Files.writeString(directory.resolve("uptime"), "0.50 0.50\n");
    List<String> booted =
        List.of(
            "unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /proc/uptime && exec \"$@\"");
    try (AgentProcess agent =
        AgentProcess.start(
            Stream.concat(booted.stream(), Stream.of(uptime.toString())).toList(),
            yard.configuration(),
            directory.resolve("agent.log"),
            Map.of())) {
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
    }
    EventLine reboot = yard.events().of("server-rebooted").getFirst();
    assertThat(reboot.text(EventField.ITEM)).isEqualTo("Box\\Reboot");
    assertThat(reboot.text(EventField.REASON)).isEqualTo("Box\\M");
    assertThat(text("recovery-finished", EventField.RESULT)).containsExactly("Succeeded");
    assertThat(text("recovery-judged", EventField.VERDICT)).containsExactly("Helped");
    assertThat(text("intent-interrupted", EventField.INSTANCE)).isEmpty();
    assertThat(Files.readAllLines(asked)).hasSize(1);
    assertThat(text("evidence-collected", EventField.EVIDENCE))
        .singleElement()
        .satisfies(file -> assertThat(Path.of(file)).content().contains("== processes"));
  }

  @Test
  void on_a_host_that_did_not_go_down_the_next_agent_says_so_and_does_not_ask_again()
      throws Exception {
    killedByItsReboot();
    yard.posts().mend(0);
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
    }
    assertThat(yard.events().of("server-rebooted")).isEmpty();
    assertThat(text("intent-interrupted", EventField.DETAIL))
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith("the server has not been rebooted"));
    assertThat(text("recovery-judged", EventField.VERDICT)).containsExactly("Interrupted");
    assertThat(Files.readAllLines(asked)).hasSize(1);
  }

  private void killedByItsReboot() throws Exception {
    mustMount();
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.posts().calls() > 2);
      yard.posts().breakDown(0);
      agent.until(() -> Files.exists(asked));
      agent.kill();
    }
  }

  private List<String> text(String kind, EventField field) throws IOException {
    return yard.events().of(kind).stream().map(line -> line.text(field)).toList();
  }

  private static void mustMount() throws Exception {
    boolean can =
        new ProcessBuilder("unshare", "--mount", "true").inheritIO().start().waitFor() == 0;
    if (!can && System.getenv("CI") == null) {
      Assumptions.abort("NOT TESTED: a host that has booted; run this as root");
    }
    assertThat(can).as("a mount namespace can be made").isTrue();
  }
}
