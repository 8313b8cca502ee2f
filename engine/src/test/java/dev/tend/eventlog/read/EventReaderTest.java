package dev.tend.eventlog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Outcome;
import dev.tend.eventlog.EventLog;
import dev.tend.eventlog.EventLogSettings;
import dev.tend.eventlog.Happened;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.schema.EventField;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReaderTest {
  @TempDir private Path directory;
  private EventLog log;

  @BeforeEach
  void open() throws IOException {
    EventLogSettings small =
        EventLogSettings.in(directory, "mail1").keeping(8L << 20, Duration.ofDays(1));
    log = EventLog.open(small, SteadyClock.startingAt(Happened.START));
  }

  @AfterEach
  void close() {
    assertThat(log.close(Deadline.in(Duration.ofSeconds(20)))).isTrue();
  }

  private void write(HealthEvent... events) {
    log.append(List.of(events));
    long last = events[events.length - 1].id().sequence();
    await()
        .untilAsserted(
            () -> {
              assertThat(log.health().settled()).contains(new EventId(1, last));
              assertThat(log.health().queued()).isZero();
            });
  }

  private List<String> ids(EventQuery query) throws IOException {
    List<String> ids = new ArrayList<>();
    new EventReader(directory).read(query, line -> ids.add(line.text(EventField.ID)));
    return ids;
  }

  private static EventQuery item(String item) {
    return new EventQuery(
        EnumSet.allOf(EventFile.class), Optional.of(item), Instant.EPOCH, Optional.empty());
  }

  @Test
  void files_are_merged_by_id() throws IOException {
    write(Happened.result(1, Outcome.FAILED), Happened.result(2, Outcome.SUCCEEDED));
    write(Happened.change(3, 1), Happened.result(4, Outcome.FAILED), Happened.change(5));
    assertThat(ids(EventQuery.all())).containsExactly("1:1", "1:2", "1:3", "1:4", "1:5");
  }

  @Test
  void an_item_is_found_in_any_case_with_either_slash_by_any_part() throws IOException {
    write(Happened.result(1, Outcome.FAILED), Happened.change(2, 1));
    assertThat(ids(item("smtp"))).containsExactly("1:1", "1:2");
    assertThat(ids(item("SMTP/smtpprobe"))).containsExactly("1:1");
    assertThat(ids(item("smtp\\SmtpMonitor"))).containsExactly("1:2");
    assertThat(ids(item("smtpmonitor"))).containsExactly("1:2");
    assertThat(ids(item("smtpmon"))).isEmpty();
  }

  @Test
  void time_has_a_first_and_no_last_instant() throws IOException {
    write(Happened.change(1), Happened.change(2), Happened.change(3));
    Instant second = Happened.START.plusSeconds(2);
    EventQuery one =
        new EventQuery(
            EnumSet.allOf(EventFile.class),
            Optional.empty(),
            second,
            Optional.of(second.plusSeconds(1)));
    assertThat(ids(one)).containsExactly("1:2");
  }

  @Test
  void channels_go_by_their_beginning_but_a_whole_name_is_itself_alone() {
    assertThat(EventQuery.filesOf("proberesult"))
        .containsExactlyInAnyOrder(EventFile.PROBE_RESULT, EventFile.PROBE_RESULT_SUCCEEDED);
    assertThat(EventQuery.filesOf("ManagedAvailability/Recovery")).hasSize(2);
    assertThat(EventQuery.filesOf("Monitoring")).containsExactly(EventFile.MONITORING);
    assertThat(EventQuery.filesOf("nothing")).isEmpty();
  }

  @Test
  void torn_lines_are_left_out_and_counted() throws IOException {
    write(Happened.change(1));
    Path file = EventFile.MONITOR_RESULT.in(directory);
    Files.writeString(file, "{\"torn\n", StandardOpenOption.APPEND);
    write(Happened.change(2));
    EventReader reader = new EventReader(directory);
    List<String> ids = new ArrayList<>();
    reader.read(EventQuery.all(), line -> ids.add(line.text(EventField.ID)));
    assertThat(ids).containsExactly("1:1", "1:2");
    assertThat(reader.torn()).isEqualTo(1);
  }

  @Test
  void what_was_put_aside_and_compressed_is_read_and_followed() throws IOException {
    EventFollower follower = new EventReader(directory).follow(EventQuery.all());
    List<String> followed = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (long first = 1; first < 3000; first += 450) {
      write(
          LongStream.range(first, first + 450)
              .mapToObj(id -> Happened.change(id))
              .toArray(HealthEvent[]::new));
      LongStream.range(first, first + 450).forEach(id -> written.add("1:" + id));
      follower.poll().forEach(line -> followed.add(line.text(EventField.ID)));
    }
    follower.close();
    assertThat(followed).isEqualTo(written);
    assertThat(ids(EventQuery.all())).isEqualTo(written);
    assertThat(EventFile.MONITOR_RESULT.in(directory).resolveSibling("").toFile().list())
        .anyMatch(name -> name.matches("MonitorResult\\..*jsonl(\\.gz)?"));
  }
}
