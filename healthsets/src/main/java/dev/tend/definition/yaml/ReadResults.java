package dev.tend.definition.yaml;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of all files.
 *
 * @param definitions the health sets without an error of their own, in the order of the files
 * @param problems everything wrong, by file and position
 * @param refused names of the health sets that were there but had errors, as far as they have one,
 *     in alphabetical order
 */
public record ReadResults(
    List<HealthSetDefinition> definitions, List<Problem> problems, Set<String> refused) {
  /** Copies the collections. */
  public ReadResults {
    definitions = List.copyOf(definitions);
    problems = List.copyOf(problems);
    refused = Collections.unmodifiableSet(new TreeSet<>(refused));
  }

  /** Whether nothing was refused; there may be warnings. */
  public boolean isGood() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
