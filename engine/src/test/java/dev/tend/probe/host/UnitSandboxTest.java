package dev.tend.probe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.DiskProbeType;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped unit, in a real systemd, lets probes see. Needs root and systemd. */
class UnitSandboxTest {
  private static final Path UNIT = Path.of("src/dist/conf/tend.service");

  /** Where mail, queues, sockets and logs are. */
  private static final List<String> PLACES =
      List.of("/", "/home", "/home/vmail", "/tmp", "/var/tmp", "/var/spool", "/var/mail", "/dev");

  @TempDir private Path root;

  @Test
  void the_agent_sees_and_may_write_what_the_services_see() throws Exception {
    try (SystemdSandbox systemd = SystemdSandbox.with(UNIT, "")) {
      MountTable services = MountTable.read(systemd.process().resolve("mountinfo"));
      MountTable agent = MountTable.read(unit(systemd).resolve("mountinfo"));

      assertThat(agent.hasRootOf(services)).isTrue();
      assertThat(PLACES)
          .allSatisfy(
              place -> {
                Mount seen = agent.of(place).orElseThrow();
                Mount there = services.of(place).orElseThrow();
                assertThat(seen.device()).isEqualTo(there.device());
                assertThat(seen.root()).isEqualTo(there.root());
                assertThat(seen.isMountReadOnly()).isEqualTo(there.isMountReadOnly());
              });
      for (String namespace : List.of("pid", "net", "ipc", "user")) {
        assertThat(namespace(unit(systemd), namespace))
            .isEqualTo(namespace(systemd.process(), namespace));
      }
    }
  }

  @Test
  void mail_under_homes_that_a_drop_in_makes_read_only_for_the_agent_is_writable()
      throws Exception {
    try (SystemdSandbox systemd = SystemdSandbox.with(UNIT, "ProtectHome=read-only\n")) {
      assertThat(MountTable.read(unit(systemd).resolve("mountinfo")).of("/home").orElseThrow())
          .matches(Mount::isMountReadOnly);
      assertThat(home(systemd).outcome()).isEqualTo(Outcome.SUCCEEDED);

      assertThat(systemd.run("mount", "-o", "remount,ro", "/home")).isTrue();
      assertThat(home(systemd).errorClass()).isEqualTo("ReadOnlyFileSystem");
    }
  }

  @Test
  void homes_that_a_drop_in_hides_from_the_agent_are_not_judged() throws Exception {
    try (SystemdSandbox systemd = SystemdSandbox.with(UNIT, "ProtectHome=tmpfs\n")) {
      Measurement hidden = home(systemd);

      assertThat(hidden.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(hidden.message()).contains("another file system");
    }
  }

  private Measurement home(SystemdSandbox systemd) throws IOException, InterruptedException {
    Path proc = root.resolve("proc");
    if (!Files.exists(proc)) {
      Files.createDirectory(proc);
      Files.createSymbolicLink(proc.resolve("self"), unit(systemd));
      Files.createSymbolicLink(proc.resolve("1"), systemd.process());
    }
    return new HostRun()
        .with(DiskProbeType.PATH, "/home")
        .of(
            new DiskCheck(
                root, List.of("nsenter", "-t", String.valueOf(systemd.main().pid()), "-m", "--")));
  }

  private static Path unit(SystemdSandbox systemd) {
    return Path.of("/proc", String.valueOf(systemd.main().pid()));
  }

  private static String namespace(Path process, String name) throws IOException {
    return Files.readSymbolicLink(process.resolve("ns/" + name)).toString();
  }
}
