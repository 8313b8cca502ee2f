package dev.tend.eventlog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestIncarnationTest {
  @TempDir private Path directory;

  @Test
  void without_events_there_was_no_life() throws IOException {
    assertThat(LatestIncarnation.in(directory)).isZero();
    assertThat(LatestIncarnation.in(directory.resolve("absent"))).isZero();
  }

  @Test
  void the_newest_life_of_any_file_counts_also_behind_a_torn_line() throws IOException {
    write("ActiveMonitoring/ProbeResult.jsonl", line("3:9") + "\n" + line("4:2") + "\n{\"@timest");
    write("ManagedAvailability/StartupNotification.jsonl", line("3:1") + "\n{\"no\":\"id\"}\n");
    assertThat(LatestIncarnation.in(directory)).isEqualTo(4);
  }

  @Test
  void only_the_end_of_a_long_file_is_read() throws IOException {
    String filler = (line("2:7") + "\n").repeat(3_000);
    write("ActiveMonitoring/ProbeResult.jsonl", filler + line("6:1") + "\n");
    assertThat(LatestIncarnation.in(directory)).isEqualTo(6);
  }

  @Test
  void starts_that_were_put_aside_count_when_there_is_no_newer_file() throws IOException {
    write(
        "ManagedAvailability/StartupNotification.20260105T000000000Z.jsonl",
        line("8:1") + "\n" + line("9:1") + "\n");
    assertThat(LatestIncarnation.in(directory)).isEqualTo(9);
  }

  private static String line(String id) {
    return "{\"@timestamp\":\"2026-01-05T00:00:00.000Z\",\"event.id\":\"" + id + "\"}";
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
