package dev.tend.probe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.probe.HostRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A systemd of one's own as process 1 of namespaces of its own, with one unit in it. Everything it
 * could write to is covered by small file systems that vanish with it, and its units have no
 * default dependencies: what a boot does, such as emptying {@code /tmp}, is not done.
 */
final class SystemdSandbox implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/lib/systemd/systemd");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String BOOT =
      """
      set -e
      mount -t tmpfs tmpfs /run
      cp "$1" /run/unit
      mount -t tmpfs tmpfs /etc/systemd
      mkdir -p /etc/systemd/system/tend.service.d
      cp /run/unit /etc/systemd/system/tend.service
      printf '[Unit]\\nDefaultDependencies=no\\n[Service]\\nExecStart=\\nExecStart=/bin/sleep 600\\n%s' "$2" \
        > /etc/systemd/system/tend.service.d/test.conf
      printf '[Unit]\\nDescription=test\\nDefaultDependencies=no\\n' > /etc/systemd/system/test.target
      for d in /tmp /var/tmp /var/log /var/lib /home; do mount -t tmpfs -o size=20m,mode=1777 tmpfs $d; done
      kind=$(stat -fc %T /sys/fs/cgroup)
      umount -R /sys/fs/cgroup || true
      if [ "$kind" = cgroup2fs ]; then
        mount -t cgroup2 cgroup2 /sys/fs/cgroup
      else
        mount -t tmpfs tmpfs /sys/fs/cgroup
        mkdir -p /sys/fs/cgroup/systemd /sys/fs/cgroup/unified
        mount -t cgroup -o none,name=systemd systemd /sys/fs/cgroup/systemd
        mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified || true
      fi
      mount --make-rshared /
      export container=tend
      exec /lib/systemd/systemd --system --unit=test.target --log-target=null
      """;

  private final Process unshare;
  private final ProcessHandle systemd;

  private SystemdSandbox(Process unshare, ProcessHandle systemd) {
    this.unshare = unshare;
    this.systemd = systemd;
  }

  /**
   * Starts one; where that cannot be done the test is aborted, and fails in CI.
   *
   * @param unit a unit file, whose program is replaced by one that only sleeps
   * @param more further lines of its service section
   */
  static SystemdSandbox with(Path unit, String more) throws IOException, InterruptedException {
    boolean allowed =
        new ProcessBuilder("unshare", "-m", "-p", "-f", "true").inheritIO().start().waitFor() == 0;
    HostRun.needs(
        allowed && Files.isExecutable(PROGRAM), "systemd, and the right to give it namespaces");
    List<String> command =
        new ArrayList<>(List.of("unshare", "-m", "-p", "-i", "-u", "-C", "-f", "--kill-child"));
    command.addAll(List.of("--propagation", "private", "--mount-proc"));
    command.addAll(List.of("sh", "-c", BOOT, "sh", unit.toAbsolutePath().toString(), more));
    Process unshare =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await().atMost(PATIENCE).until(() -> systemdOf(unshare).isPresent());
      SystemdSandbox started = new SystemdSandbox(unshare, systemdOf(unshare).orElseThrow());
      await().atMost(PATIENCE).until(() -> started.run("systemctl", "start", "tend.service"));
      return started;
    } catch (ConditionTimeoutException late) {
      unshare.descendants().forEach(ProcessHandle::destroyForcibly);
      unshare.destroyForcibly();
      throw late;
    }
  }

  private static Optional<ProcessHandle> systemdOf(Process unshare) {
    return unshare
        .children()
        .filter(child -> child.info().command().filter(SystemdSandbox::isSystemd).isPresent())
        .findFirst();
  }

  private static boolean isSystemd(String program) {
    return program.endsWith("/systemd");
  }

  /** Runs a command in it and says whether it succeeded. */
  boolean run(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("nsenter", "-t", String.valueOf(systemd.pid()), "-m", "-p", "-u", "-i", "-C"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }

  /** The directory of {@code /proc} of the process 1. */
  Path process() {
    return Path.of("/proc", String.valueOf(systemd.pid()));
  }

  /** The process of the unit. */
  ProcessHandle main() {
    List<ProcessHandle> sleeping =
        systemd
            .children()
            .filter(
                child -> child.info().command().filter(one -> one.endsWith("/sleep")).isPresent())
            .toList();
    assertThat(sleeping).hasSize(1);
    return sleeping.getFirst();
  }

  @Override
  public void close() {
    systemd.destroyForcibly();
    unshare.destroyForcibly();
  }
}
