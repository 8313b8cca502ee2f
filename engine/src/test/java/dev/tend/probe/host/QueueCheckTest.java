package dev.tend.probe.host;

import static dev.tend.probe.HostRun.figure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.QueueProbeType;
import dev.tend.definition.type.QueueProbeType.Measure;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueCheckTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final QueueCheck check = new QueueCheck(() -> NOW);

  @TempDir private Path spool;

  @Test
  void an_empty_queue_measures_nothing_but_zero() throws Exception {
    Files.createDirectory(spool.resolve("deferred"));

    for (Measure measure : Measure.values()) {
      Measurement measurement = of("deferred", measure);
      assertThat(measurement.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(measurement.sample()).hasValue(0);
    }
  }

  @Test
  void messages_in_directories_of_letters_count_too() throws Exception {
    message("deferred/A/AB1", NOW.minusSeconds(90), 100);
    message("deferred/B/C/BC2", NOW.minusSeconds(30), 200);
    message("deferred/D3", NOW.minusSeconds(60), 300);

    assertThat(of("deferred", Measure.COUNT).sample()).hasValue(3);
    assertThat(of("deferred", Measure.OLDEST_AGE).sample()).hasValue(90);
    Measurement bytes = of("deferred", Measure.BYTES);
    assertThat(bytes.sample()).hasValue(600);
    assertThat(figure(bytes, "count")).isEqualTo(3);
  }

  @Test
  void the_age_is_that_of_the_arrival_not_of_the_next_attempt() throws Exception {
    Path message = message("deferred/A", NOW.minusSeconds(7200), 100);
    Files.setLastModifiedTime(message, FileTime.from(NOW.plusSeconds(600)));

    assertThat(of("deferred", Measure.OLDEST_AGE).sample()).hasValue(7200);
  }

  @Test
  void a_message_still_being_written_has_not_come_yet() throws Exception {
    Path coming = message("incoming/A", NOW.minusSeconds(3600), 100);
    message("incoming/B", NOW.minusSeconds(5), 100);
    assertThat(coming.toFile().setExecutable(false)).isTrue();

    assertThat(of("incoming", Measure.OLDEST_AGE).sample()).hasValue(5);
    assertThat(of("incoming", Measure.COUNT).sample()).hasValue(1);
  }

  @Test
  void a_message_that_does_not_say_when_it_came_is_dated_by_its_file() throws Exception {
    for (String start :
        new String[] {"", "C", "C\u00ff", "T\u0003abc", "T\u00ff\u00ff\u00ff\u00ff"}) {
      Path file = Files.createDirectories(spool.resolve("hold")).resolve("X");
      Files.write(file, start.getBytes(StandardCharsets.ISO_8859_1));
      Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(42)));
      assertThat(of("hold", Measure.OLDEST_AGE).sample()).hasValue(42);
    }
  }

  @Test
  void a_message_from_the_future_is_new() throws Exception {
    message("active/A", NOW.plusSeconds(100), 100);

    assertThat(of("active", Measure.OLDEST_AGE).sample()).hasValue(0);
  }

  @Test
  void links_and_other_things_are_no_messages() throws Exception {
    Files.createDirectories(spool.resolve("hold"));
    Files.createSymbolicLink(spool.resolve("hold/loop"), spool.resolve("hold"));

    assertThat(of("hold", Measure.COUNT).sample()).hasValue(0);
  }

  @Test
  void a_directory_that_is_missing_judges_nothing() throws Exception {
    Measurement missing = of("deferred", Measure.COUNT);
    Measurement unknown = of("..", Measure.COUNT);

    assertThat(missing.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(missing.message()).contains("deferred");
    assertThat(unknown.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_queue_of_which_nothing_was_seen_in_time_is_not_judged() throws Exception {
    message("deferred/A", NOW, 100);

    assertThat(run("deferred", Measure.COUNT).within(Duration.ZERO).of(check).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void what_was_seen_when_the_time_was_over_is_kept() throws Exception {
    for (int i = 0; i < 10; i++) {
      message("deferred/" + i, NOW.minusSeconds(60), 100);
    }
    int[] asked = {0};
    QueueReading part = new QueueReading("deferred", true, NOW, () -> asked[0]++ == 4);
    QueueReading whole = new QueueReading("deferred", true, NOW, () -> false);

    part.read(spool.resolve("deferred"));
    whole.read(spool.resolve("deferred"));

    assertThat(part.missed()).hasValue("the probe's time was over");
    assertThat(part.count()).isEqualTo(4);
    assertThat(part.bytes()).isEqualTo(400);
    assertThat(part.oldestAge()).hasSeconds(60);
    assertThat(whole.missed()).isEmpty();
    assertThat(whole.count()).isEqualTo(10);
  }

  private Measurement of(String queue, Measure measure) throws InterruptedException {
    return run(queue, measure).of(check);
  }

  private HostRun run(String queue, Measure measure) {
    return new HostRun()
        .with(QueueProbeType.QUEUE, queue)
        .with(QueueProbeType.DIRECTORY, spool.toString())
        .with(QueueProbeType.MEASURE, measure);
  }

  private Path message(String name, Instant arrival, int size) throws IOException {
    String time = arrival.getEpochSecond() + " 123456";
    StringBuilder text = new StringBuilder("C").append((char) 3).append("1 2");
    text.append('T').append((char) time.length()).append(time);
    text.append("x".repeat(size - text.length()));
    Path file = spool.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.US_ASCII);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
