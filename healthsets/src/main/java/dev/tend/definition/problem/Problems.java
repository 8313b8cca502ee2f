package dev.tend.definition.problem;

import dev.tend.definition.value.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file; what exceeds the bound is counted, not kept. */
public final class Problems {
  private static final int MOST = 200;

  private final List<Problem> found = new ArrayList<>();
  private final SourcePosition file;
  private int beyond;

  /** None yet, of this file. */
  public Problems(String file) {
    this.file = SourcePosition.ofFile(file);
  }

  /** Adds one. */
  public void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    } else {
      beyond++;
    }
  }

  /** Whether what is added from now on is only counted, so that it need not be said well. */
  public boolean isFull() {
    return found.size() >= MOST;
  }

  /** How many there are. */
  public int count() {
    return found.size() + beyond;
  }

  /** All of them, by position; when there were too many, the last one says how many are left. */
  public List<Problem> list() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Problem.BY_POSITION);
    if (beyond > 0) {
      sorted.add(Problem.error(file, "and " + beyond + " problems more"));
    }
    return List.copyOf(sorted);
  }
}
