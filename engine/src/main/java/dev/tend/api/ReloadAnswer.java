package dev.tend.api;

import java.util.List;

/**
 * The result of a reload.
 *
 * @param applied whether the new configuration and definitions are in effect
 * @param problems what is wrong with them, a line each
 */
public record ReloadAnswer(boolean applied, List<String> problems) {
  /** Copies the list. */
  public ReloadAnswer {
    problems = List.copyOf(problems);
  }
}
