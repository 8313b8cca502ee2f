package dev.tend.agent;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import java.util.List;

/** The configuration or the health sets are not valid; what was in effect stays in effect. */
public final class CannotLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Where all of them can be read. */
  public static final String WHOLE = "tend validate --output json";

  private final transient List<Problem> problems;

  CannotLoadException(List<Problem> problems) {
    super(String.join("\n", Problems.lines(problems, WHOLE)));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, by position. */
  public List<Problem> problems() {
    return problems;
  }
}
