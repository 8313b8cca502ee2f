package dev.tend.config;

import dev.tend.definition.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a configuration.
 *
 * @param configuration the configuration; empty when there is an error
 * @param problems everything wrong or questionable, by position
 */
public record ConfigurationResult(
    Optional<AgentConfiguration> configuration, List<Problem> problems) {
  /** Copies the list. */
  public ConfigurationResult {
    problems = List.copyOf(problems);
  }
}
