package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one {@link KeenWriter} said. */
final class WriterLog {
  private WriterLog() {}

  /**
   * A change that a writer began.
   *
   * @param ended when it was acknowledged, and with what outcome; empty when the writer was killed
   *     before it could say so, or failed: nobody knows whether the change happened
   */
  record Change(String verb, String monitor, String value, long began, Optional<End> ended) {
    boolean done() {
      return ended.filter(end -> end.outcome().equals("done")).isPresent();
    }

    boolean unknown() {
      return ended.isEmpty();
    }
  }

  record End(long at, String outcome) {}

  static List<Change> read(Path file) throws IOException {
    List<Change> changes = new ArrayList<>();
    String text = Files.readString(file);
    // What was cut off by the kill was not said.
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
    for (int i = 0; i < lines.size(); i += 2) {
      List<String> began = List.of(lines.get(i).split(" ", -1));
      Optional<End> end = i + 1 < lines.size() ? end(lines.get(i + 1)) : Optional.empty();
      changes.add(
          new Change(
              began.getFirst(), began.get(1), began.get(2), Long.parseLong(began.get(3)), end));
    }
    return changes;
  }

  private static Optional<End> end(String line) {
    int blank = line.indexOf(' ');
    String outcome = line.substring(blank + 1);
    boolean waitedInVain = outcome.contains("somebody else has been writing for");
    if (outcome.startsWith("failed ") && !waitedInVain) {
      System.err.println("a writer said: " + outcome);
      return Optional.empty();
    }
    return Optional.of(new End(Long.parseLong(line.substring(0, blank)), outcome));
  }
}
