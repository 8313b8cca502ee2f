package dev.tend.probe.host;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deferred queue of 200,000 files in memory, laid out as Postfix does. */
class HugeQueueIT {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int MESSAGES = 200_000;
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant ARRIVAL = NOW.minus(Duration.ofHours(30));

  private static Path spool;

  @BeforeAll
  static void fill() throws IOException {
    HostRun.needs(Files.isWritable(MEMORY), "tmpfs at " + MEMORY);
    spool = Files.createTempDirectory(MEMORY, "tend-queue-");
    byte[] message =
        ("C\u00031 2T\n" + ARRIVAL.getEpochSecond()).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < MESSAGES; i++) {
      String letter = Integer.toHexString(i & 15).toUpperCase(Locale.ROOT);
      Path directory = spool.resolve("deferred").resolve(letter);
      if (i < 16) {
        Files.createDirectories(directory);
      }
      Files.write(directory.resolve(String.format("%s%06X", letter, i)), message);
    }
  }

  @AfterAll
  static void empty() throws IOException {
    if (spool != null) {
      try (Stream<Path> all = Files.walk(spool)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  void enough_time_counts_all_and_too_little_says_at_least_how_many() throws Exception {
    for (Measure measure : List.of(Measure.COUNT, Measure.OLDEST_AGE)) {
      long begun = System.nanoTime();
      Measurement whole = measured(measure, Duration.ofMinutes(2));
      Duration time = Duration.ofNanos(System.nanoTime() - begun);
      System.err.printf("%,d messages, %s: %d ms%n", MESSAGES, measure, time.toMillis());
      assertThat(whole.atLeast()).isFalse();
      assertThat(HostRun.figure(whole, "count")).isEqualTo(MESSAGES);

      Measurement part = measured(measure, time.dividedBy(10));
      assertThat(part.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(part.atLeast()).isTrue();
      assertThat(HostRun.figure(part, "count")).isBetween(1.0, MESSAGES - 1.0);
      assertThat(part.message()).contains("there may be more", "time was over");
      assertThat(part.sample().orElseThrow())
          .isEqualTo(
              measure == Measure.COUNT
                  ? HostRun.figure(part, "count")
                  : Duration.ofHours(30).toSeconds());
    }
  }

  private static Measurement measured(Measure measure, Duration timeout) throws Exception {
    return new HostRun()
        .with(QueueProbeType.QUEUE, "deferred")
        .with(QueueProbeType.DIRECTORY, spool.toString())
        .with(QueueProbeType.MEASURE, measure)
        .within(timeout)
        .of(new QueueCheck(() -> NOW));
  }
}
