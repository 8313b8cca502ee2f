package dev.tend.testing.run;

import dev.tend.definition.Dependency;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.testing.testfile.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the health sets of test files in the file system; reads every directory once. */
final class FileLibrary {
  private final Types types;
  private final Map<List<Object>, ReadResults> read = new HashMap<>();

  FileLibrary(Types types) {
    this.types = types;
  }

  /** The library as one test file sees it. */
  Library of(Path testFile) {
    return (files, parameters) ->
        files.isPresent()
            ? named(files.get().stream().map(testFile::resolveSibling).toList(), parameters)
            : siblingsOf(testFile, parameters);
  }

  private List<HealthSetDefinition> named(List<Path> paths, Parameters parameters)
      throws ValueException {
    ReadResults results = reading(paths, parameters);
    if (!results.isGood()) {
      throw unusable(results.problems());
    }
    return results.definitions();
  }

  private List<HealthSetDefinition> siblingsOf(Path testFile, Parameters parameters)
      throws ValueException {
    String name = testFile.getFileName().toString().replaceFirst("\\.test\\.yaml$", "") + ".yaml";
    Path directory = testFile.toAbsolutePath().getParent();
    ReadResults results = reading(List.of(directory), parameters);
    Optional<HealthSetDefinition> own =
        results.definitions().stream()
            .filter(set -> Path.of(set.position().file()).getFileName().toString().equals(name))
            .findFirst();
    if (own.isEmpty()) {
      List<Problem> problems =
          results.problems().stream()
              .filter(problem -> problem.isError() && problem.at().file().endsWith(name))
              .toList();
      throw problems.isEmpty()
          ? new ValueException(
              "there is no health set in " + name + " beside it; name the files under healthSets")
          : unusable(problems);
    }
    Map<String, HealthSetDefinition> needed = new LinkedHashMap<>();
    collect(own.get(), results.definitions(), needed);
    return List.copyOf(needed.values());
  }

  private static void collect(
      HealthSetDefinition set,
      List<HealthSetDefinition> known,
      Map<String, HealthSetDefinition> needed) {
    if (needed.putIfAbsent(set.name().toLowerCase(Locale.ROOT), set) != null) {
      return;
    }
    for (Dependency dependency : set.dependsOn()) {
      known.stream()
          .filter(other -> other.name().equalsIgnoreCase(dependency.healthSet()))
          .forEach(other -> collect(other, known, needed));
    }
  }

  private ReadResults reading(List<Path> paths, Parameters parameters) {
    return read.computeIfAbsent(
        List.of(paths, parameters.byName()),
        key -> HealthSetFiles.read(new HealthSetReader(types, parameters), paths));
  }

  private static ValueException unusable(List<Problem> problems) {
    List<String> errors =
        new ArrayList<>(problems.stream().filter(Problem::isError).map(Problem::toString).toList());
    return new ValueException(
        "its health sets cannot be used: "
            + errors.getFirst()
            + (errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more; see validate)"));
  }
}
