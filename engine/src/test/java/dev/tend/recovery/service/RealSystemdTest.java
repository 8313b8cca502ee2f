package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.probe.HostRun;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.recovery.ActionFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who ended a unit, as a real systemd and its journal tell it. */
class RealSystemdTest {
  private static final Map<String, String> UNITS =
      Map.of(
          "stopped", "[Service]\nExecStart=/bin/sleep 1000\n",
          "ended", "[Service]\nExecStart=/bin/sleep 1\n",
          "terminated", "[Service]\nExecStart=/bin/sleep 1000\n",
          "killed", "[Service]\nExecStart=/bin/sleep 1000\n",
          "ungraceful",
              """
              [Service]
              ExecStart=/bin/sh -c 'trap "exit 7" TERM; while :; do sleep 0.1; done'
              """,
          "forking",
              """
              [Service]
              Type=forking
              GuessMainPID=no
              ExecStart=/bin/sh -c 'sleep 1000 & sleep 999 &'
              """,
          "bound",
              "BindsTo=ended.service\nAfter=ended.service\n[Service]\nExecStart=/bin/sleep 1000\n",
          "running", "[Service]\nExecStart=/bin/sleep 1000\n");

  @TempDir private Path directory;

  @Test
  void who_ended_a_unit_is_told_from_the_journal() throws Exception {
    needed();
    try (PrivateSystemd systemd = PrivateSystemd.start(directory, UNITS)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> systemd.run("systemctl", "is-active", "running").equals("active"));
      systemd.run("systemctl", "stop", "stopped", "ungraceful", "forking");
      systemd.run("systemctl", "kill", "--signal=TERM", "terminated");
      systemd.run("systemctl", "kill", "--signal=KILL", "killed");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  systemd
                      .run("systemctl", "is-active", "ended", "killed", "terminated", "bound")
                      .lines()
                      .noneMatch("active"::equals));

      assertThat(kept(systemd, "running")).isEmpty();
      assertThat(kept(systemd, "ended")).isEmpty();
      assertThat(kept(systemd, "killed")).isEmpty();
      for (String byHand : new String[] {"stopped", "ungraceful", "forking"}) {
        assertThat(kept(systemd, byHand)).get().extracting(KeptDown::certain).isEqualTo(true);
      }
      for (String unclear : new String[] {"terminated", "bound"}) {
        assertThat(kept(systemd, unclear)).get().extracting(KeptDown::certain).isEqualTo(false);
      }
    }
  }

  /** The same number means one process to that systemd and another to this host. */
  @Test
  void a_restart_kills_no_process_that_only_has_the_number_of_the_units() throws Exception {
    needed();
    try (PrivateSystemd systemd = PrivateSystemd.start(directory, UNITS);
        Child innocent = Child.start(Command.of("sleep", "300"), new Output.Discarded())) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> systemd.run("systemctl", "is-active", "running").equals("active"));
      SystemdUnit unit =
          SystemdUnit.parse(
              systemd
                  .run("systemctl", "show", "running")
                  .replaceAll("(?m)^MainPID=\\d+$", "MainPID=" + innocent.pid()));

      assertThat(unit.mainPid()).isEqualTo(innocent.pid());
      assertThat(systemd.asked().processesOf(unit)).isEmpty();
    }
  }

  private static Optional<KeptDown> kept(PrivateSystemd systemd, String unit) throws Exception {
    return systemd.asked().keptDown(unit, ActionFixture.bounds(Duration.ofSeconds(20)));
  }

  static void needed() throws Exception {
    boolean there =
        Files.isExecutable(Path.of("/lib/systemd/systemd"))
            && Files.isExecutable(Path.of("/lib/systemd/systemd-journald"))
            && new ProcessBuilder("unshare", "--mount", "--cgroup", "true").start().waitFor() == 0;
    HostRun.needs(there, "systemd and leave to make namespaces (root)");
  }
}
