package dev.tend.recovery.service;

import dev.tend.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real systemd with a real journal, as process 1 of namespaces of its own. It sees empty
 * directories in the place of all that it could change of this host: it knows the units of the test
 * and no others, above all none that cleans {@code /tmp} or sets up the kernel. The queues of labs
 * are not held mounted.
 */
final class PrivateSystemd implements AutoCloseable {
  /** Gives it a branch of each hierarchy of control groups, which is all that it sees of them. */
  private static final String BRANCH =
      """
      for one in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
        if [ -f $one/cgroup.procs ]; then
          mkdir $one/tend-test-$$; echo $$ > $one/tend-test-$$/cgroup.procs
        fi
      done
      exec "$@"
      """;

  private static final String INIT =
      """
      set -e
      mount --make-rprivate /
      awk '$2 ~ "/spool$" {print $2}' /proc/mounts | xargs -r umount -l
      mount -t tmpfs tmpfs /mnt; cp @units@/* /mnt/
      mount -t proc proc /proc
      mount -o bind,ro /proc/sys /proc/sys
      for one in /tmp /var/tmp /var/log /run; do mount -t tmpfs tmpfs $one; done
      mkdir -p /run/lock /run/systemd
      if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
        mount -t cgroup2 cgroup2 /sys/fs/cgroup
      else
        mount -t tmpfs tmpfs /sys/fs/cgroup
        mkdir -p /sys/fs/cgroup/systemd /sys/fs/cgroup/unified
        mount -t cgroup -o none,name=systemd cgroup /sys/fs/cgroup/systemd
        mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified
      fi
      for one in /etc/systemd /lib/systemd/system /lib/systemd/system-generators; do
        mount -t tmpfs tmpfs $one
      done
      mkdir /etc/systemd/system; cp /mnt/* /etc/systemd/system/
      export container=tend
      exec /lib/systemd/systemd --system --unit=lab.target
      """;
  private static final String JOURNAL_SOCKET =
      """
      [Unit]
      DefaultDependencies=no
      [Socket]
      ListenDatagram=/run/systemd/journal/socket
      ListenStream=/run/systemd/journal/stdout
      ListenDatagram=/run/systemd/journal/dev-log
      PassCredentials=yes
      """;
  private static final String JOURNAL =
      """
      [Unit]
      DefaultDependencies=no
      [Service]
      Type=notify
      ExecStart=/lib/systemd/systemd-journald
      Sockets=systemd-journald.socket
      """;

  private final Process process;
  private final long first;

  private PrivateSystemd(Process process, long first) {
    this.process = process;
    this.first = first;
  }

  /** Starts one whose units are these: name without ending, and the lines of their service. */
  static PrivateSystemd start(Path directory, Map<String, String> units) throws Exception {
    Path files = Files.createDirectories(directory.resolve("units"));
    for (Map.Entry<String, String> unit : units.entrySet()) {
      Files.writeString(
          files.resolve(unit.getKey() + ".service"),
          "[Unit]\nDefaultDependencies=no\nAfter=systemd-journald.service\n" + unit.getValue());
    }
    Files.writeString(files.resolve("systemd-journald.socket"), JOURNAL_SOCKET);
    Files.writeString(files.resolve("systemd-journald.service"), JOURNAL);
    Files.writeString(
        files.resolve("lab.target"),
        "[Unit]\nDefaultDependencies=no\nWants=systemd-journald.service "
            + String.join(" ", units.keySet().stream().map(name -> name + ".service").toList())
            + "\n");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                BRANCH,
                "sh",
                "unshare",
                "--mount",
                "--pid",
                "--ipc",
                "--uts",
                "--net",
                "--cgroup",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                INIT.replace("@units@", files.toString()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("systemd.out").toFile())
            .start();
    long first = 0;
    while (first == 0 && process.isAlive()) {
      Thread.sleep(50);
      first = process.toHandle().children().mapToLong(ProcessHandle::pid).findFirst().orElse(0);
    }
    if (first == 0) {
      throw new IOException(Files.readString(directory.resolve("systemd.out")));
    }
    return new PrivateSystemd(process, first);
  }

  /** A program with its arguments, to be run beside this systemd. */
  List<String> inside(String... argv) {
    return Stream.concat(
            Stream.of("nsenter", "-t", Long.toString(first), "-m", "-p", "-u", "-i", "-C"),
            Stream.of(argv))
        .toList();
  }

  Systemd asked() {
    return new Systemd(inside("systemctl"), inside("journalctl"), ProcessTable.ofThisHost());
  }

  /** Runs something inside; its output. */
  String run(String... argv) throws Exception {
    Process run =
        new ProcessBuilder(new ArrayList<>(inside(argv))).redirectErrorStream(true).start();
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    run.waitFor();
    return output.strip();
  }

  @Override
  public void close() {
    ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    for (String hierarchy : List.of("", "systemd", "unified")) {
      Path branch = Path.of("/sys/fs/cgroup", hierarchy, "tend-test-" + process.pid());
      Awaitility.await().until(() -> isRemoved(branch));
    }
  }

  /** Directories of control groups can be removed only when their last process is gone. */
  private static boolean isRemoved(Path branch) {
    if (!Files.exists(branch)) {
      return true;
    }
    try (Stream<Path> below = Files.walk(branch)) {
      for (Path one : below.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
      return true;
    } catch (IOException | UncheckedIOException busy) {
      return false;
    }
  }
}
