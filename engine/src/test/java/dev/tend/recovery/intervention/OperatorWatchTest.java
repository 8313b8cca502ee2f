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
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
  private final HandSetClock clock = new HandSetClock();
  private Optional<Duration> countsFor = Optional.empty();
  private boolean unreadable;

  @Test
  void only_what_has_changed_is_said() throws Exception {
    OperatorWatch watch = watch();
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
    OperatorWatch watch = watch();
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
              assertThat(seen.work().kind()).isEqualTo(Work.PACKAGE_MANAGER);
              assertThat(seen.work().detail())
                  .contains("process " + holder.pid())
                  .endsWith(lock + "");
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
  void a_shutdown_that_is_only_announced_is_none() throws Exception {
    Files.writeString(
        directory.resolve("scheduled"),
        "USEC=" + NOW.toEpochMilli() * 1000 + "\nMODE=poweroff\nDRY_RUN=1\n");
    assertThat(shutdown()).isEmpty();
  }

  @Test
  void closed_logins_are_a_shutdown() throws Exception {
    Files.createFile(directory.resolve("nologin"));
    assertThat(shutdown()).singleElement().asString().startsWith("logins are closed");
  }

  @Test
  void logins_that_have_been_closed_for_over_an_hour_hold_nothing_back_and_are_told()
      throws Exception {
    Path file = Files.createFile(directory.resolve("nologin"));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofMinutes(59))));
    OperatorWatch watch = new OperatorWatch(List.of(detector()), LONG, clock);

    assertThat(watch.look()).extracting(OperatorWorkSeen::active).containsExactly(true);
    assertThat(watch.leftBehind()).isEmpty();
    clock.now = NOW.plus(Duration.ofMinutes(2));
    assertThat(watch.look())
        .singleElement()
        .satisfies(
            over -> {
              assertThat(over.active()).isFalse();
              assertThat(over.detail()).endsWith("which is too long to count");
            });
    assertThat(watch.leftBehind())
        .singleElement()
        .asString()
        .startsWith("logins are closed: " + file)
        .endsWith("since 2026-03-01T11:01:00Z");
    Files.delete(file);
    assertThat(watch.look()).isEmpty();
    assertThat(watch.leftBehind()).isEmpty();
  }

  @Test
  void a_shutdown_that_was_due_over_an_hour_ago_holds_nothing_back() throws Exception {
    plan(NOW.minus(Duration.ofMinutes(61)));
    OperatorWatch watch = new OperatorWatch(List.of(detector()), LONG, clock);
    assertThat(watch.look()).isEmpty();
    assertThat(watch.leftBehind()).hasSize(1);
  }

  @Test
  void a_fresh_sign_counts_beside_an_old_one_of_the_same_place() throws Exception {
    Path file = Files.createFile(directory.resolve("nologin"));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(3))));
    plan(NOW.plus(Duration.ofMinutes(1)));
    OperatorWatch watch = new OperatorWatch(List.of(detector()), LONG, clock);
    assertThat(watch.look())
        .extracting(OperatorWorkSeen::detail)
        .containsExactly("a shutdown is planned for 2026-03-01T12:01:00Z");
    assertThat(watch.leftBehind()).hasSize(1);
  }

  @Test
  void a_package_manager_that_waits_for_an_answer_holds_nothing_back_after_four_hours()
      throws Exception {
    OperatorWatch watch = watch();
    countsFor = Optional.of(Duration.ofHours(4));
    there.add(new OperatorWorkSeen(Work.PACKAGE_MANAGER, "", true, "apt"));
    assertThat(watch.look()).hasSize(1);
    clock.now = NOW.plus(Duration.ofHours(4));
    assertThat(watch.look()).isEmpty();
    clock.now = NOW.plus(Duration.ofHours(4)).plusSeconds(5);
    assertThat(watch.look()).extracting(OperatorWorkSeen::active).containsExactly(false);
  }

  @Test
  void a_sign_that_comes_and_goes_grows_no_younger_and_one_that_is_long_gone_does()
      throws Exception {
    OperatorWatch watch = watch();
    countsFor = Optional.of(Duration.ofMinutes(20));
    OperatorWorkSeen apt = new OperatorWorkSeen(Work.PACKAGE_MANAGER, "", true, "apt");
    for (int minute = 0; minute <= 24; minute += 4) {
      clock.now = NOW.plus(Duration.ofMinutes(minute));
      there.add(apt);
      watch.look();
      there.clear();
      clock.now = clock.now.plusSeconds(60);
      watch.look();
    }
    there.add(apt);
    assertThat(watch.look()).isEmpty();
    there.clear();
    clock.now = NOW.plus(Duration.ofMinutes(40));
    watch.look();
    there.add(apt);
    assertThat(watch.look()).hasSize(1);
  }

  @Test
  void an_old_sign_of_a_place_that_can_no_longer_be_read_ends_all_the_same() throws Exception {
    OperatorWatch watch = watch();
    countsFor = Optional.of(Duration.ofHours(1));
    there.add(new OperatorWorkSeen(Work.SHUTDOWN, "", true, "stopping"));
    watch.look();
    unreadable = true;
    clock.now = NOW.plus(Duration.ofHours(2));
    assertThat(watch.look()).extracting(OperatorWorkSeen::active).containsExactly(false);
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
    return detector().look(limits()).stream().map(sign -> sign.work().detail()).toList();
  }

  private ShutdownDetector detector() {
    return new ShutdownDetector(
        directory.resolve("scheduled"),
        directory.resolve("nologin"),
        Optional.empty(),
        clock::wall);
  }

  private OperatorWatch watch() {
    return new OperatorWatch(List.of(new Scripted()), LONG, clock);
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
    public List<OperatorSign> look(OperationLimits limits) throws IOException {
      if (unreadable) {
        throw new IOException("unreadable");
      }
      return there.stream()
          .map(work -> new OperatorSign("scripted", work, Optional.empty(), countsFor))
          .toList();
    }
  }

  /** Both clocks in one, set by hand. */
  private static final class HandSetClock implements SteadyClock {
    private Instant now = NOW;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Instant wall() {
      return now;
    }
  }
}
