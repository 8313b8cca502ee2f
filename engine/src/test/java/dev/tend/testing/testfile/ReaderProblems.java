package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the reader says of a text, about the health sets of the scenarios. */
final class ReaderProblems {
  private static final List<HealthSetDefinition> SETS =
      HealthSetFiles.read(
              new HealthSetReader(Types.builtIn(), Parameters.none()),
              List.of(Path.of("src/test/resources/scenarios")))
          .definitions();

  private ReaderProblems() {}

  static List<String> of(String text) {
    Problems problems = new Problems("x");
    TestFileReader.read("x", text, ReaderProblems::load, problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  private static List<HealthSetDefinition> load(Optional<List<String>> files, Parameters parameters)
      throws ValueException {
    if (files.isPresent()) {
      throw new ValueException("there is no " + files.get().getFirst());
    }
    return SETS;
  }
}
