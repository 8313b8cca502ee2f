package dev.tend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.eventlog.schema.Channel;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EventLogTest {
  @TempDir private Path parent;

  private Path directory() {
    return parent.resolve("events");
  }

  private EventLog open() throws IOException {
    return EventLog.open(
        EventLogSettings.in(directory(), "mail1"), SteadyClock.startingAt(Happened.START));
  }

  private static void close(EventLog log) {
    assertThat(log.close(Deadline.in(Duration.ofSeconds(20)))).isTrue();
  }

  @Test
  void each_channel_has_its_file_and_successes_one_of_their_own() throws IOException {
    EventLog log = open();
    log.append(List.of(Happened.result(1, Outcome.SUCCEEDED), Happened.result(2, Outcome.FAILED)));
    log.append(List.of(Happened.change(3, 2)));
    close(log);
    Path results = directory().resolve("ActiveMonitoring");
    assertThat(Lines.sequences(Lines.of(results.resolve("ProbeResultSucceeded.jsonl"))))
        .containsExactly(1L);
    assertThat(Lines.sequences(Lines.of(results.resolve("ProbeResult.jsonl")))).containsExactly(2L);
    JsonNode change = Lines.of(results.resolve("MonitorResult.jsonl")).getFirst();
    assertThat(change.get("event.causes").get(0).asString()).isEqualTo("1:2");
    assertThat(change.get("host.name").asString()).isEqualTo("mail1");
    assertThat(log.health().written()).isEqualTo(3);
    assertThat(log.health().settled()).contains(new EventId(1, 3));
    assertThat(log.health().isWell()).isTrue();
  }

  @Test
  void files_and_directories_are_closed_to_others() throws IOException {
    EventLog log = open();
    log.append(List.of(Happened.change(1)));
    close(log);
    Path file = directory().resolve("ActiveMonitoring/MonitorResult.jsonl");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(""))))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void a_directory_that_everybody_can_write_to_is_refused() throws IOException {
    Files.createDirectory(directory());
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("written to by everybody");
  }

  @Test
  void a_torn_last_line_is_replaced_at_the_start_by_one_that_quotes_it() throws IOException {
    EventLog first = open();
    first.append(List.of(Happened.change(1)));
    close(first);
    Path file = directory().resolve("ActiveMonitoring/MonitorResult.jsonl");
    Files.writeString(file, "{\"@timestamp\":\"2026-01", StandardOpenOption.APPEND);
    EventLog second = open();
    second.append(List.of(Happened.change(2)));
    close(second);
    List<JsonNode> lines = Lines.of(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).get("event.action").asString()).isEqualTo("torn-line");
    assertThat(lines.get(1).get("tend.torn").asString()).isEqualTo("{\"@timestamp\":\"2026-01");
    assertThat(Lines.sequences(lines)).containsExactly(1L, 2L);
  }

  @Test
  void a_file_that_is_moved_or_removed_with_its_directory_is_made_anew() throws IOException {
    EventLog log = open();
    log.append(List.of(Happened.change(1)));
    settled(log, 1);
    Path file = directory().resolve("ActiveMonitoring/MonitorResult.jsonl");
    Files.move(file, file.resolveSibling("MonitorResult.jsonl.1"));
    log.append(List.of(Happened.change(2)));
    settled(log, 2);
    assertThat(Lines.sequences(Lines.of(file))).containsExactly(2L);
    for (Path gone : Lines.files(directory())) {
      Files.delete(gone);
    }
    Files.delete(file.resolveSibling(""));
    log.append(List.of(Happened.change(3)));
    close(log);
    assertThat(Lines.sequences(Lines.of(file))).containsExactly(3L);
  }

  @Test
  void a_directory_that_cannot_be_used_holds_nothing_up_and_loses_no_record() throws IOException {
    Files.writeString(directory(), "in the way");
    Path there = directory();
    EventLog log =
        EventLog.open(
            EventLogSettings.in(there.resolve("below"), "mail1"),
            SteadyClock.startingAt(Happened.START));
    log.append(List.of(Happened.change(1)));
    await().untilAsserted(() -> assertThat(log.health().isWell()).isFalse());
    assertThat(log.health().queued()).isEqualTo(1);
    Files.delete(there);
    settled(log, 1);
    close(log);
    assertThat(Lines.sequences(Lines.of(there.resolve("below"), Channel.MONITOR_RESULT)))
        .containsExactly(1L);
    assertThat(log.health().isWell()).isTrue();
  }

  @Test
  void what_is_large_is_put_aside_compressed_and_in_the_end_removed() throws IOException {
    EventLogSettings small =
        EventLogSettings.in(directory(), "mail1").keeping(4L << 20, Duration.ofDays(1));
    EventLog log = EventLog.open(small, SteadyClock.startingAt(Happened.START));
    log.append(LongStream.rangeClosed(1, 3000).mapToObj(id -> Happened.change(id)).toList());
    settled(log, 3000);
    await()
        .untilAsserted(
            () -> {
              List<Path> files = Lines.files(directory());
              assertThat(files).anyMatch(file -> file.toString().endsWith(".jsonl.gz"));
              assertThat(files)
                  .filteredOn(file -> file.toString().matches(".*\\d{8}T\\d{9}Z(-\\d+)?\\.jsonl"))
                  .isEmpty();
              assertThat(size(files)).isLessThan(1L << 20);
            });
    close(log);
    for (Path file : Lines.files(directory())) {
      assertThat(Lines.of(file)).isNotEmpty();
    }
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }

  private static void settled(EventLog log, long sequence) {
    await()
        .untilAsserted(() -> assertThat(log.health().settled()).contains(new EventId(1, sequence)));
  }
}
