package dev.tend.poll;

import dev.tend.override.LeftOut;
import dev.tend.override.notice.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an earlier life noted, by the name of the note. Whatever is damaged is as if it had not been
 * noted.
 */
record Recalled(Map<String, String> notes) {
  Recalled {
    notes = Map.copyOf(notes);
  }

  /** Adds to what is known what an earlier life knew. */
  void informs(Known known, Visits visits) {
    known.recalled(
        known
            .settings()
            .shared()
            .flatMap(source -> note(Notebook.SHARED).flatMap(text -> visits.recall(source, text))),
        leftOut(note(Notebook.LEFT_OUT).orElse("")),
        note(Notebook.VERSION).flatMap(Known::versionOf));
  }

  Told told() {
    return note(Notebook.TOLD).map(Told::parse).orElse(Told.NOTHING);
  }

  Outcomes outcomes() {
    return note(Notebook.OUTCOMES).map(Outcomes::parse).orElse(Outcomes.NONE);
  }

  private Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** A text for what was not believed: three lines each. */
  static String text(List<LeftOut> leftOut) {
    return leftOut.stream()
        .map(what -> line(what.source()) + line(what.reason()) + line(what.remedy()))
        .collect(Collectors.joining());
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ") + "\n";
  }

  private static List<LeftOut> leftOut(String text) {
    List<String> lines = text.lines().toList();
    List<LeftOut> all = new ArrayList<>();
    for (int i = 0; i + 2 < lines.size(); i += 3) {
      all.add(new LeftOut(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
    }
    return all;
  }
}
