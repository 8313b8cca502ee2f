package dev.tend.probe.outcome;

import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.Node;
import dev.tend.definition.yaml.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the rows. */
final class OutcomeFiles {
  private static final Path DIRECTORY = Path.of("src", "test", "resources", "outcomes");
  private static final Set<String> JUDGEMENT = Set.of("outcome", "errorClass", "words", "why");
  private static final Set<String> SITUATION =
      Set.of("phase", "to", "at", "settings", "server", "note", "rows");

  private OutcomeFiles() {}

  /** All rows, by type of probe, in the order of the files. */
  static List<OutcomeRow> all() {
    List<OutcomeRow> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      List<Keys> read =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(OutcomeFiles::read)
              .toList();
      for (String probe : Types.builtIn().probes().keySet()) {
        for (Keys file : read) {
          if (file.texts("probe").contains(probe)) {
            file.all("situations").forEach(situation -> rows.addAll(rows(probe, situation)));
          }
        }
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Keys read(Path file) {
    try {
      Problems problems = new Problems(file.toString());
      Node root =
          YamlTree.read(file.toString(), Files.readString(file), problems)
              .orElseThrow(() -> new IllegalArgumentException(problems.list().toString()));
      if (problems.count() > 0) {
        throw new IllegalArgumentException(problems.list().toString());
      }
      return Keys.of(root);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<OutcomeRow> rows(String probe, Keys situation) {
    Set<String> unknown = situation.without(SITUATION).values().keySet();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(situation.where() + ": unknown " + unknown);
    }
    return situation.all("rows").stream()
        .map(
            row ->
                new OutcomeRow(
                    probe,
                    situation,
                    row.without(JUDGEMENT),
                    OutcomeRow.outcome(row.text("outcome")),
                    row.find("errorClass").orElse(""),
                    row.find("words").orElse(""),
                    row.find("why").orElse("")))
        .toList();
  }
}
