package dev.tend.probe.host;

import static dev.tend.probe.HostRun.figure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.DiskProbeType;
import dev.tend.definition.type.DiskProbeType.Measure;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk probe on real mounts: those of a host, and those that a unit's sandbox shows the agent.
 * Needs root and the right to make mount namespaces.
 */
class MountedVolumeTest {
  @TempDir private Path directory;
  private MountNamespace host;
  private MountNamespace agent;
  private Path volume;
  private Path queue;
  private Path root;

  @BeforeEach
  void aHostWithAQueueOnAVolumeOfItsOwn() throws Exception {
    host = MountNamespace.ofThisHost();
    volume = Files.createDirectory(directory.toRealPath().resolve("spool"));
    queue = Files.createDirectory(volume.resolve("postfix"));
    host.run("mount", "-t", "tmpfs", "-o", "size=40m,nr_inodes=1000", "tmpfs", volume);
    host.run("mkdir", "-p", queue.resolve("deferred"));
    Files.createDirectories(directory.resolve("root/etc"));
    root = directory.resolve("root");
    Files.createDirectories(root.resolve("proc"));
    agentLives(host);
    Files.createSymbolicLink(root.resolve("proc/1"), host.process());
  }

  @AfterEach
  void gone() {
    if (agent != null && agent != host) {
      agent.close();
    }
    if (host != null) {
      host.close();
    }
  }

  private void agentLives(MountNamespace where) throws IOException {
    agent = where;
    Files.deleteIfExists(root.resolve("proc/self"));
    Files.createSymbolicLink(root.resolve("proc/self"), where.process());
  }

  @Test
  void a_queue_volume_that_turns_read_only_fails_with_all_its_free_space() throws Exception {
    assertThat(measured(queue, Measure.FREE_SPACE).outcome()).isEqualTo(Outcome.SUCCEEDED);
    host.run("mount", "-o", "remount,ro", volume);
    Measurement readOnly = measured(queue, Measure.FREE_SPACE);

    assertThat(readOnly.errorClass()).isEqualTo("ReadOnlyFileSystem");
    assertThat(readOnly.message()).contains(volume.toString());
    assertThat(readOnly.sample().orElseThrow()).isGreaterThan(30 << 20);
    host.run("mount", "-o", "remount,rw", volume);
    assertThat(measured(queue, Measure.FREE_SPACE).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  /** From Linux 6.15 on, ext4 does not say {@code ro} then, but {@code emergency_ro}. */
  @Test
  void a_file_system_that_turns_read_only_because_of_an_error_fails() throws Exception {
    HostRun.needs(
        Files.exists(Path.of("/dev/loop-control")) && Files.exists(Path.of("/usr/sbin/mkfs.ext4")),
        "loop devices and mkfs.ext4");
    Path image = directory.toRealPath().resolve("image");
    Path disk = Files.createDirectory(directory.toRealPath().resolve("disk"));
    host.run("truncate", "-s", "32M", image);
    host.run("/usr/sbin/mkfs.ext4", "-q", "-F", image);
    host.run("mount", "-o", "loop,errors=remount-ro", image, disk);
    agentLives(host.sandbox());
    assertThat(measured(disk, Measure.FREE_SPACE).outcome()).isEqualTo(Outcome.SUCCEEDED);
    host.run(
        "sh",
        "-c",
        "echo 1 > /sys/fs/ext4/$(basename $(findmnt -no SOURCE " + disk + "))/trigger_fs_error");
    Measurement broken = measured(disk, Measure.FREE_SPACE);

    assertThat(broken.errorClass()).as(broken.message()).isEqualTo("ReadOnlyFileSystem");
    assertThat(broken.sample().orElseThrow()).isGreaterThan(10 << 20);
  }

  @Test
  void it_is_seen_from_a_sandbox_that_is_older_than_the_fault() throws Exception {
    agentLives(host.sandbox());
    host.run("mount", "-o", "remount,ro", volume);

    assertThat(measured(queue, Measure.FREE_SPACE).errorClass()).isEqualTo("ReadOnlyFileSystem");
  }

  @Test
  void what_only_the_agents_own_sandbox_makes_read_only_is_writable() throws Exception {
    agentLives(host.sandbox());
    agent.run("mount", "--bind", queue, queue);
    agent.run("mount", "-o", "remount,bind,ro", queue);
    Measurement sandboxed = measured(queue, Measure.FREE_SPACE);

    assertThat(sandboxed.outcome()).as(sandboxed.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(sandboxed.message()).isEmpty();
  }

  @Test
  void a_bind_mount_that_is_read_only_on_the_host_fails() throws Exception {
    host.run("mount", "--bind", queue, queue);
    host.run("mount", "-o", "remount,bind,ro", queue);

    assertThat(measured(queue, Measure.FREE_SPACE).errorClass()).isEqualTo("ReadOnlyFileSystem");
  }

  @Test
  void a_volume_that_is_not_mounted_fails_and_the_directory_beneath_is_not_measured()
      throws Exception {
    configured();
    assertThat(measured(queue, Measure.FREE_SPACE).outcome()).isEqualTo(Outcome.SUCCEEDED);
    host.run("umount", volume);
    Measurement missing = measured(queue, Measure.FREE_SPACE);

    assertThat(missing.errorClass()).as(missing.message()).isEqualTo("NotMounted");
    assertThat(missing.sample()).isEmpty();
  }

  @Test
  void what_the_agents_children_mount_in_its_sandbox_is_not_mounted_for_the_services()
      throws Exception {
    configured();
    host.run("umount", volume);
    agentLives(host.sandbox());
    agent.run("mount", "-t", "tmpfs", "tmpfs", volume);
    agent.run("mkdir", queue);

    assertThat(measured(queue, Measure.FREE_SPACE).errorClass()).isEqualTo("NotMounted");
    Files.delete(root.resolve("etc/fstab"));
    Measurement other = measured(queue, Measure.FREE_SPACE);
    assertThat(other.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(other.message()).contains("another file system");
  }

  @Test
  void a_sandbox_that_hides_the_directory_judges_nothing_and_says_why() throws Exception {
    agentLives(host.sandbox());
    agent.run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", volume);
    Measurement hidden = measured(queue, Measure.FREE_SPACE);

    assertThat(hidden.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(hidden.message()).contains("another file system");
  }

  @Test
  void a_volume_that_has_used_up_its_files_has_room_for_bytes_and_none_for_files()
      throws Exception {
    host.run("sh", "-c", "i=0; while true > " + queue + "/$i; do i=$((i+1)); done 2> /dev/null");
    Measurement full = measured(queue, Measure.FREE_INODES_PERCENT);

    assertThat(full.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(full.sample()).hasValue(0);
    assertThat(figure(full, "freePercent")).isGreaterThan(90);
  }

  @Test
  void a_file_that_is_mounted_over_another_is_measured_where_it_comes_from() throws Exception {
    Path over = Files.createFile(directory.toRealPath().resolve("virtual"));
    host.run("touch", queue.resolve("virtual"));
    host.run("mount", "--bind", queue.resolve("virtual"), over);
    Measurement file = measured(over, Measure.FREE_SPACE);
    assertThat(file.sample().orElseThrow()).isLessThan(41 << 20);

    host.run("mount", "-o", "remount,ro", volume);
    assertThat(measured(over, Measure.FREE_SPACE).errorClass()).isEqualTo("ReadOnlyFileSystem");
  }

  private void configured() throws IOException {
    Files.writeString(root.resolve("etc/fstab"), "/dev/vdb " + volume + " xfs defaults 0 2\n");
  }

  private Measurement measured(Path path, Measure measure) throws InterruptedException {
    return new HostRun()
        .with(DiskProbeType.PATH, path.toString())
        .with(DiskProbeType.MEASURE, measure)
        .of(new DiskCheck(root, agent.entering()));
  }
}
