package dev.tend.testing.run;

import dev.tend.definition.problem.Problem;
import java.util.List;

/**
 * The result of one test file.
 *
 * @param file the file as the user named it
 * @param cases the results of its cases; empty when it could not be read
 * @param problems why it could not be read
 */
public record FileResult(String file, List<CaseResult> cases, List<Problem> problems) {
  /** Copies the lists. */
  public FileResult {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** Whether it could be read. */
  public boolean readable() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
