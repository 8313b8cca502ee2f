package dev.tend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Outcome;
import dev.tend.eventlog.file.EventFile;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A volume of its own that is full, or cannot be written to. */
class EventLogFullDiskTest {
  private static final int ROOM = 512 * 1024;

  @TempDir private Path volume;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + ROOM, "tend", volume.toString());
    String missing = "FULL DISK NOT TESTED: mounting a tmpfs needs root and CAP_SYS_ADMIN";
    if (!mounted && System.getenv("CI") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(mounted, missing);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", volume.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private EventLog open() throws IOException {
    return EventLog.open(
        EventLogSettings.in(volume.resolve("events"), "mail1").spooling(300_000),
        SteadyClock.startingAt(Happened.START));
  }

  @Test
  void a_full_disk_costs_results_but_no_record_and_no_line_is_torn() throws IOException {
    EventLog log = open();
    log.append(List.of(Happened.change(1)));
    settled(log, 1);
    Path filler = fill();
    append(log, 2, 300);
    await().untilAsserted(() -> assertThat(log.health().fault()).isPresent());
    assertThat(log.health().fault().orElseThrow().message()).contains("No space left");
    append(log, 301, 900);
    assertThat(log.health().dropped()).isNotEmpty();
    assertThat(log.health().lost()).isZero();
    Files.delete(filler);
    assertThat(log.close(Deadline.in(Duration.ofSeconds(30)))).isTrue();
    assertThat(log.health().isWell()).isTrue();
    List<Long> records =
        Lines.sequences(Lines.of(EventFile.MONITOR_RESULT.in(volume.resolve("events"))));
    assertThat(records)
        .isEqualTo(LongStream.rangeClosed(1, 900).filter(id -> id % 10 == 1).boxed().toList());
    List<JsonNode> results = Lines.of(EventFile.PROBE_RESULT.in(volume.resolve("events")));
    assertThat(Lines.sequences(results)).containsAll(causes());
    assertThat(results)
        .filteredOn(line -> line.get("event.action").asString().equals("gap"))
        .isNotEmpty();
  }

  @Test
  void a_read_only_volume_is_written_to_once_it_can_be() throws IOException, InterruptedException {
    EventLog log = open();
    log.append(List.of(Happened.change(1)));
    settled(log, 1);
    // Whoever has a file open keeps a volume from becoming read-only; so a bind mount is made so.
    assertThat(run("mount", "--bind", volume.toString(), volume.toString())).isTrue();
    assertThat(run("mount", "-o", "remount,bind,ro", volume.toString())).isTrue();
    EventLog second = open();
    second.append(List.of(Happened.change(2)));
    await().untilAsserted(() -> assertThat(second.health().fault()).isPresent());
    assertThat(second.health().fault().orElseThrow().message()).contains("Read-only");
    assertThat(run("umount", volume.toString())).isTrue();
    settled(second, 2);
    assertThat(second.close(Deadline.in(Duration.ofSeconds(20)))).isTrue();
    assertThat(log.close(Deadline.in(Duration.ofSeconds(20)))).isTrue();
    assertThat(Lines.sequences(Lines.of(EventFile.MONITOR_RESULT.in(volume.resolve("events")))))
        .containsExactly(1L, 2L);
  }

  /** Every tenth event is a change of state that names the result before it. */
  private static void append(EventLog log, long first, long last) {
    for (long id = first; id <= last; id++) {
      HealthEvent event =
          id % 10 == 1 ? Happened.change(id, id - 1) : Happened.result(id, Outcome.FAILED);
      log.append(List.of(event));
    }
  }

  private static List<Long> causes() {
    return LongStream.range(2, 900)
        .filter(id -> id % 10 == 0)
        .boxed()
        .filter(id -> id < 900)
        .toList();
  }

  private Path fill() throws IOException {
    Path filler = volume.resolve("filler");
    Files.write(filler, new byte[ROOM - 64 * 1024]);
    return filler;
  }

  private static void settled(EventLog log, long sequence) {
    await()
        .untilAsserted(() -> assertThat(log.health().settled()).contains(new EventId(1, sequence)));
  }
}
