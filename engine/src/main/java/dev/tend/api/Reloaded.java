package dev.tend.api;

import java.util.List;

/**
 * What became of a reload.
 *
 * @param applied whether the new configuration and definitions hold
 * @param problems what is wrong with them, a line each; warnings alone do not keep them from
 *     holding
 */
public record Reloaded(boolean applied, List<String> problems) {
  /** Copies the list. */
  public Reloaded {
    problems = List.copyOf(problems);
  }
}
