package dev.tend.cli.authoring;

import dev.tend.cli.output.CannotAskException;
import dev.tend.config.AgentConfiguration;
import dev.tend.config.ConfigurationFiles;
import dev.tend.config.ConfigurationReader;
import dev.tend.config.ConfigurationResult;
import dev.tend.config.HostFacts;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.testing.run.TestRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is wrong with health sets, tests and configurations.
 *
 * @param files how many files were checked
 * @param problems everything wrong with them, by file and position
 */
record Validation(int files, List<Problem> problems) {
  private static final String SUFFIX = ".yaml";

  long errors() {
    return problems.stream().filter(Problem::isError).count();
  }

  long warnings() {
    return problems.size() - errors();
  }

  /** This and another, without duplicates. */
  Validation and(Validation other) {
    List<Problem> all =
        Stream.concat(problems.stream(), other.problems.stream())
            .distinct()
            .sorted(Problem.BY_POSITION)
            .toList();
    return new Validation(files + other.files, all);
  }

  /**
   * Checks a configuration, and with it the health sets that it names and the values that it gives
   * to their parameters.
   */
  static Validation ofConfiguration(Path file, Types types) {
    ConfigurationResult read =
        ConfigurationFiles.read(file, new ConfigurationReader(HostFacts.ofThisHost(), types));
    List<Problem> problems = new ArrayList<>(read.problems());
    int files = 1;
    if (read.configuration().isPresent()) {
      AgentConfiguration configuration = read.configuration().get();
      HealthSetReader reader = new HealthSetReader(types, configuration.parameters());
      problems.addAll(HealthSetFiles.read(reader, configuration.healthSets()).problems());
      for (Path directory : configuration.healthSets()) {
        files += (int) yaml(directory).stream().filter(one -> !isTest(one.toString())).count();
      }
    }
    problems.sort(Problem.BY_POSITION);
    return new Validation(files, problems);
  }

  /**
   * Checks files, and all files directly within directories. A file may refer to the sets beside
   * it, which are not themselves checked.
   */
  static Validation of(List<Path> paths, Types types) {
    Set<String> named = new TreeSet<>();
    Set<Path> layers = new LinkedHashSet<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        layers.add(path);
        yaml(path).forEach(file -> named.add(file.toString()));
      } else {
        named.add(path.toString());
        boolean found = !isTest(path.toString()) && path.toString().endsWith(SUFFIX);
        layers.add(found ? path.resolveSibling("") : path);
      }
    }
    layers.removeIf(layer -> isTest(layer.toString()));
    HealthSetReader reader = new HealthSetReader(types, Parameters.none());
    List<Problem> problems = new ArrayList<>();
    HealthSetFiles.read(reader, List.copyOf(layers)).problems().stream()
        .filter(problem -> named.contains(problem.at().file()) || isLayer(problem, layers))
        .forEach(problems::add);
    TestRunner runner = new TestRunner(types);
    named.stream()
        .filter(Validation::isTest)
        .forEach(file -> problems.addAll(problemsOf(runner, Path.of(file))));
    problems.sort(Problem.BY_POSITION);
    return new Validation(named.size(), problems);
  }

  private static List<Problem> problemsOf(TestRunner runner, Path test) {
    Problems problems = new Problems(test.toString());
    runner.read(test, problems);
    return problems.list();
  }

  /** A directory that cannot be listed is a problem of its own. */
  private static boolean isLayer(Problem problem, Set<Path> layers) {
    return layers.contains(Path.of(problem.at().file()));
  }

  private static boolean isTest(String file) {
    return file.endsWith(TestRunner.SUFFIX);
  }

  private static List<Path> yaml(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    } catch (IOException unreadable) {
      throw new CannotAskException(directory + " cannot be listed: " + unreadable.getMessage());
    }
  }
}
