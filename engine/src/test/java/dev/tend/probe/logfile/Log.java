package dev.tend.probe.logfile;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Notice;
import dev.tend.probe.ProbeRun;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log in a directory, and the real probe that watches it. */
final class Log {
  final Path file;
  private final Path positions;
  private final List<String> heard = new ArrayList<>();
  private Settings settings = Settings.none();
  private Duration timeout = Duration.ofSeconds(10);
  private Instant wall = Instant.now();
  private LogFileProbe probe;

  /** Whether what is found outlives the agent. */
  boolean kept = true;

  Log(Path directory) {
    file = directory.resolve("mail.log");
    positions = directory.resolve("positions");
    set("file", file.toString());
    set("red", "red (?<key>\\S+)");
    set("green", "green (?<key>\\S+)");
    probe = new LogFileProbe(positions, () -> wall);
  }

  Log set(String name, String value) {
    settings = settings.with(name, new Setting(value, new Provenance.Default()));
    return this;
  }

  Log within(Duration time) {
    timeout = time;
    return this;
  }

  /** Adds to the file that has the log's name. */
  Log says(String text) throws IOException {
    return says(text.getBytes(StandardCharsets.UTF_8));
  }

  Log says(byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return this;
  }

  /** The agent starts anew, so long after it stopped. */
  Log restarts(Duration later) {
    wall = wall.plus(later);
    probe = new LogFileProbe(positions, () -> wall);
    return this;
  }

  /** Reads once; what was found, such as {@code red sda: message}. */
  List<String> found() throws InterruptedException {
    Measurement measured = measure();
    if (measured.outcome() != Outcome.SUCCEEDED) {
      throw new AssertionError(measured.toString());
    }
    return taken();
  }

  List<String> taken() {
    List<String> taken = List.copyOf(heard);
    heard.clear();
    return taken;
  }

  Measurement measure() throws InterruptedException {
    return probe.measure(
        new ProbeRun(
            ItemId.of("Mail", "LogProbe"),
            settings,
            Deadline.in(timeout),
            new CancellationScope(),
            reference -> "",
            (found, until) -> {
              found.forEach(notice -> heard.add(text(notice)));
              return kept;
            }));
  }

  private static String text(Notice notice) {
    return (notice.red() ? "red " : "green ") + notice.key() + ": " + notice.message();
  }
}
