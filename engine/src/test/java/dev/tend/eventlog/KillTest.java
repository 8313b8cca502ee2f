package dev.tend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The writer is killed at any instant, and a new one goes on in the same directory. */
class KillTest {
  private static final int TIMES = 20;

  @TempDir private Path directory;

  @Test
  void no_line_is_broken_and_no_settled_record_is_missing_after_any_kill()
      throws IOException, InterruptedException {
    Random random = new Random(11);
    Map<Integer, Long> settled = new HashMap<>();
    for (int incarnation = 1; incarnation <= TIMES; incarnation++) {
      settled.put(incarnation, killed(incarnation, 5 + random.nextInt(250)));
    }
    reopen();
    Set<String> ids = new HashSet<>();
    for (Path file : Lines.files(directory)) {
      if (file.toString().endsWith(".jsonl") || file.toString().endsWith(".gz")) {
        for (JsonNode line : Lines.of(file)) {
          if (line.has("event.id")) {
            assertThat(ids.add(line.get("event.id").asString())).as("written once").isTrue();
          }
        }
      }
    }
    settled.forEach(
        (incarnation, last) -> {
          for (long id = 3; id <= last; id += 3) {
            assertThat(ids).contains(incarnation + ":" + id, incarnation + ":" + (id - 2));
          }
        });
    assertThat(settled.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(1000);
  }

  private void reopen() throws IOException {
    EventLog log =
        EventLog.open(
            EventLogSettings.in(directory, "mail1").keeping(1L << 30, Duration.ofDays(1)),
            SteadyClock.startingAt(Happened.START));
    assertThat(log.close(Deadline.in(Duration.ofSeconds(20)))).isTrue();
  }

  /** The last event that a writer called settled before it was killed. */
  private long killed(int incarnation, int millis) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(KilledWriter.class.getName(), directory.toString()));
    command.add(String.valueOf(incarnation));
    Path errors = Files.createTempFile("killed", ".err");
    Process writer = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    long last = 0;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      assertThat(line).as("%s", Files.readString(errors)).isNotNull();
      Thread.sleep(millis);
      writer.toHandle().destroyForcibly();
      while (line != null) {
        // A number that was cut short by the kill is smaller, so that nothing too much is asked.
        last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
        line = said.readLine();
      }
    }
    writer.waitFor();
    Files.delete(errors);
    return last;
  }
}
