package dev.tend.simulate.run;

import dev.tend.definition.Dependency;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.Reading;
import dev.tend.simulate.language.Library;
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
  private final Map<List<Object>, Reading> readings = new HashMap<>();

  FileLibrary(Types types) {
    this.types = types;
  }

  /** The library as one test file sees it. */
  Library of(Path testFile) {
    return new Library() {
      @Override
      public List<HealthSetDefinition> siblings(Parameters parameters) throws ValueException {
        return siblingsOf(testFile, parameters);
      }

      @Override
      public List<HealthSetDefinition> load(List<String> files, Parameters parameters)
          throws ValueException {
        List<Path> paths = files.stream().map(testFile::resolveSibling).toList();
        Reading reading = reading(paths, parameters);
        if (!reading.isGood()) {
          throw unusable(reading.problems());
        }
        return reading.definitions();
      }
    };
  }

  private List<HealthSetDefinition> siblingsOf(Path testFile, Parameters parameters)
      throws ValueException {
    String name = testFile.getFileName().toString().replaceFirst("\\.test\\.yaml$", "") + ".yaml";
    Path directory = testFile.toAbsolutePath().getParent();
    Reading reading = reading(List.of(directory), parameters);
    Optional<HealthSetDefinition> own =
        reading.definitions().stream()
            .filter(set -> Path.of(set.position().file()).getFileName().toString().equals(name))
            .findFirst();
    if (own.isEmpty()) {
      List<Problem> problems =
          reading.problems().stream()
              .filter(problem -> problem.isError() && problem.at().file().endsWith(name))
              .toList();
      throw problems.isEmpty()
          ? new ValueException(
              "there is no health set in " + name + " beside it; name the files under healthSets")
          : unusable(problems);
    }
    Map<String, HealthSetDefinition> needed = new LinkedHashMap<>();
    collect(own.get(), reading.definitions(), needed);
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

  private Reading reading(List<Path> paths, Parameters parameters) {
    return readings.computeIfAbsent(
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
