package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.probe.HostRun;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.evidence.EvidenceCollector;
import dev.tend.recovery.evidence.EvidenceFiles;
import dev.tend.recovery.evidence.EvidenceRequest;
import dev.tend.recovery.evidence.HostEvidence;
import dev.tend.recovery.evidence.PostfixQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static final Map<String, String> RELOADED =
      Map.of(
          "running",
          "[Service]\nExecStart=/bin/sleep 1000\n",
          "reloads",
          """
          [Service]
          ExecStart=/bin/sh -c 'trap "echo read again" HUP; while :; do sleep 0.1; done'
          ExecReload=/bin/kill -HUP $MAINPID
          """,
          "settings",
          """
          [Service]
          Type=oneshot
          RemainAfterExit=yes
          ExecStart=/bin/true
          ExecReload=/bin/true
          """,
          "dies",
          """
          [Service]
          ExecStart=/bin/sleep 1000
          ExecReload=/bin/sh -c 'kill -KILL $MAINPID; sleep 0.3'
          """);

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

  @Test
  void what_is_no_part_of_a_host_is_told_from_what_failed_or_was_stopped() throws Exception {
    needed();
    Map<String, String> units = new HashMap<>(UNITS);
    units.keySet().retainAll(List.of("running", "stopped", "killed", "ended"));
    try (PrivateSystemd systemd = PrivateSystemd.start(directory, units)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> systemd.run("systemctl", "is-active", "running").equals("active"));
      for (String unit : List.of("idle", "by-hand")) {
        systemd.run(
            "sh",
            "-c",
            "printf '[Unit]\\n"
                + "DefaultDependencies=no\\n"
                + "[Service]\\n"
                + "ExecStart=/bin/sleep 1000\\n"
                + "[Install]\\n"
                + "WantedBy=lab.target\\n"
                + "' > /etc/systemd/system/"
                + unit
                + ".service");
      }
      systemd.run("systemctl", "daemon-reload");
      systemd.run("systemctl", "mask", "--runtime", "masked");
      systemd.run("systemctl", "start", "by-hand");
      assertThat(systemd.run("systemctl", "is-active", "by-hand")).isEqualTo("active");
      systemd.run("systemctl", "stop", "stopped", "by-hand");
      systemd.run("systemctl", "kill", "--signal=KILL", "killed");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  systemd
                      .run("systemctl", "is-active", "ended", "killed", "by-hand")
                      .lines()
                      .noneMatch("active"::equals));

      assertThat(absent(systemd, "nowhere")).contains("nowhere.service is not installed here");
      assertThat(absent(systemd, "masked")).get().asString().contains("is masked here");
      assertThat(absent(systemd, "idle")).get().asString().contains("is disabled here");
      for (String part : List.of("running", "stopped", "killed", "ended", "by-hand")) {
        assertThat(absent(systemd, part)).as(part).isEmpty();
      }
    }
  }

  private static Optional<String> absent(PrivateSystemd systemd, String unit) throws Exception {
    return systemd.asked().absent(unit, ActionFixture.bounds(Duration.ofSeconds(20)));
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

  @Test
  void a_reload_succeeds_when_the_unit_is_seen_running_after_it_and_evidence_has_its_journal()
      throws Exception {
    needed();
    try (PrivateSystemd systemd = PrivateSystemd.start(directory, RELOADED)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> systemd.run("systemctl", "is-active", "dies").equals("active"));
      String before = systemd.run("systemctl", "show", "-p", "MainPID", "reloads");

      assertThat(reload(systemd, "settings"))
          .isEqualTo(ActionOutcome.succeeded("settings.service has been reloaded"));
      // That systemd numbers its processes otherwise than this host, so this one seems to be gone.
      assertThat(reload(systemd, "reloads").message()).startsWith("reloaded, but ");
      assertThat(systemd.run("systemctl", "show", "-p", "MainPID", "reloads")).isEqualTo(before);
      assertThat(reload(systemd, "dies").result()).isEqualTo(Result.FAILED);
      assertThat(reload(systemd, "running").message()).contains("has no way to reload");

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> systemd.run("journalctl", "-u", "reloads").contains("read again"));
      assertThat(evidence(systemd, "reloads"))
          .contains("== journal\n", "read again")
          .doesNotContain("dies.service");
    }
  }

  private static ActionOutcome reload(PrivateSystemd systemd, String unit) throws Exception {
    return systemd.asked().reload(unit, ActionFixture.bounds(Duration.ofSeconds(20)));
  }

  private String evidence(PrivateSystemd systemd, String service) throws Exception {
    ActionFixture fixture = new ActionFixture().with(ResponderProperties.MONITOR, "M");
    List<String> files = new CopyOnWriteArrayList<>();
    new EvidenceCollector(
            "mail1",
            HostEvidence.parts(
                systemd.inside("journalctl", "--no-pager", "-q"),
                PostfixQueue.ofThisHost(),
                List.of(),
                List::of),
            new EvidenceFiles(directory, 1L << 30, Duration.ofDays(1)),
            InstantSource.system())
        .begin(
            new EvidenceRequest(
                fixture.intent("act-1", ActionFixture.type("collect-evidence")), List.of(service)),
            (file, missing) -> files.add(file));
    await().until(() -> !files.isEmpty());
    return Files.readString(Path.of(files.getFirst()));
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
