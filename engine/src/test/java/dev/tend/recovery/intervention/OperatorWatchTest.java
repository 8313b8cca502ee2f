package dev.tend.recovery.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorWatchTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private final List<OperatorWorkSeen> there = new ArrayList<>();
  private boolean unreadable;

  @Test
  void only_what_has_changed_is_said() throws Exception {
    OperatorWatch watch = new OperatorWatch(List.of(new Scripted()), LONG);
    OperatorWorkSeen apt = new OperatorWorkSeen(Work.PACKAGE_MANAGER, "", true, "apt");

    assertThat(watch.look()).isEmpty();
    there.add(apt);
    assertThat(watch.look()).containsExactly(apt);
    assertThat(watch.look()).isEmpty();
    there.clear();
    assertThat(watch.look())
        .containsExactly(new OperatorWorkSeen(Work.PACKAGE_MANAGER, "", false, "apt"));
  }

  @Test
  void who_cannot_look_goes_by_what_was_seen_last() throws Exception {
    OperatorWatch watch = new OperatorWatch(List.of(new Scripted()), LONG);
    there.add(new OperatorWorkSeen(Work.PACKAGE_MANAGER, "", true, "apt"));
    assertThat(watch.look()).hasSize(1);
    unreadable = true;
    assertThat(watch.look()).isEmpty();
    assertThat(watch.blind()).containsExactly("scripted");
    unreadable = false;
    there.clear();
    assertThat(watch.look()).hasSize(1);
    assertThat(watch.blind()).isEmpty();
  }

  @Test
  void a_package_manager_is_seen_by_the_lock_it_holds() throws Exception {
    PackageLocks locks = locks();
    Path lock = Files.createFile(directory.resolve("lock"));
    assertThat(locks.look(limits())).isEmpty();

    Child holder = locking(lock);
    assertThat(locks.look(limits()))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.kind()).isEqualTo(Work.PACKAGE_MANAGER);
              assertThat(seen.detail()).contains("process " + holder.pid()).endsWith(lock + "");
            });

    holder.close();
    Awaitility.await().until(() -> locks.look(limits()).isEmpty());
  }

  @Test
  void a_lock_for_reading_or_on_another_file_is_no_package_manager() throws Exception {
    Files.createFile(directory.resolve("lock"));
    Child other = locking(Files.createFile(directory.resolve("other")));
    assertThat(locks().look(limits())).isEmpty();
    other.close();
    assertThat(FileLock.parse("1: POSIX  ADVISORY  READ 812 08:01:131090 0 EOF\n")).isEmpty();
    assertThat(FileLock.parse("1: -> POSIX  ADVISORY  WRITE 812 08:01:131090 0 EOF\n")).isEmpty();
    assertThat(FileLock.parse("1: OFDLCK ADVISORY  WRITE -1 fd:10:131090 0 EOF\n"))
        .containsExactly(new FileLock(-1, 0xfd, 0x10, 131090));
  }

  @Test
  void a_shutdown_counts_from_five_minutes_before() throws Exception {
    assertThat(shutdown()).isEmpty();
    plan(NOW.plus(Duration.ofMinutes(6)));
    assertThat(shutdown()).isEmpty();
    plan(NOW.plus(Duration.ofMinutes(4)));
    assertThat(shutdown()).containsExactly("a shutdown is planned for 2026-03-01T12:04:00Z");
  }

  @Test
  void closed_logins_are_a_shutdown() throws Exception {
    Files.createFile(directory.resolve("nologin"));
    assertThat(shutdown()).singleElement().asString().startsWith("logins are closed");
  }

  /** Holds a POSIX lock, as dpkg does, until it is killed. */
  private Child locking(Path lock) throws Exception {
    Assumptions.assumeTrue(
        System.getenv("CI") != null || Files.exists(Path.of("/usr/bin/perl")),
        "NOT TESTED: perl is missing, which holds the lock");
    Path held = directory.resolve("held");
    String program =
        "use Fcntl; open(my $f, '+<', $ARGV[0]) or die;"
            + " my $l = pack('s s l! l! i', F_WRLCK, 0, 0, 0, 0);"
            + " fcntl($f, F_SETLK, $l) or die $!;"
            + " open(my $h, '>', $ARGV[1]); close($h); sleep 1000;";
    Child child =
        Child.start(
            Command.of("perl", "-e", program, lock.toString(), held.toString()),
            new Output.Discarded());
    Awaitility.await().until(() -> Files.exists(held));
    return child;
  }

  private PackageLocks locks() {
    return new PackageLocks(
        Path.of("/proc/locks"),
        List.of(directory.resolve("missing"), directory.resolve("lock")),
        ProcessTable.ofThisHost());
  }

  private List<String> shutdown() throws Exception {
    return new ShutdownDetector(
            directory.resolve("scheduled"),
            directory.resolve("nologin"),
            Optional.empty(),
            () -> NOW)
        .look(limits()).stream().map(OperatorWorkSeen::detail).toList();
  }

  private void plan(Instant at) throws IOException {
    Files.writeString(
        directory.resolve("scheduled"),
        "USEC=" + at.toEpochMilli() * 1000 + "\nWARN_WALL=1\nMODE=reboot\n");
  }

  private static OperationLimits limits() {
    return ActionFixture.bounds(LONG);
  }

  private final class Scripted implements ActivitySignal {
    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public List<OperatorWorkSeen> look(OperationLimits limits) throws IOException {
      if (unreadable) {
        throw new IOException("unreadable");
      }
      return List.copyOf(there);
    }
  }
}
