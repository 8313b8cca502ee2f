package dev.tend.definition.yaml;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param definition the health set; empty when there is an error
 * @param problems everything wrong, by position
 */
public record ReadResult(Optional<HealthSetDefinition> definition, List<Problem> problems) {
  /** Copies the list. */
  public ReadResult {
    problems = List.copyOf(problems);
  }
}
