package dev.tend.agent;

import dev.tend.definition.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration or the health sets are not good; whatever held before still does. */
public final class CannotLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  CannotLoadException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, by position. */
  public List<Problem> problems() {
    return problems;
  }
}
