package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.read.EventQuery;
import dev.tend.eventlog.read.EventReader;
import dev.tend.eventlog.schema.EventField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The event files of an agent, for those who check them. */
record EventFiles(Path directory) {

  /** All events of a kind, in the order of their ids. */
  List<EventLine> of(String kind) throws IOException {
    return all().stream().filter(line -> line.text(EventField.ACTION).equals(kind)).toList();
  }

  /** All events, in the order of their ids; none while there is no directory. */
  List<EventLine> all() throws IOException {
    List<EventLine> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      new EventReader(directory).read(EventQuery.all(), found::add);
    }
    return found;
  }

  /** The ids of all events, doubles with them; lines of the log itself have none. */
  List<String> ids() throws IOException {
    return all().stream()
        .map(line -> line.text(EventField.ID))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** Has jq read every line of every file by itself. */
  void readableByJq() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
        Process jq =
            new ProcessBuilder("jq", "-R", "fromjson | .\"event.action\"", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jq.waitFor()).as("%s: %s", file, said).isZero();
        assertThat(said.lines().filter("null"::equals)).as("%s", file).isEmpty();
      }
    }
  }
}
