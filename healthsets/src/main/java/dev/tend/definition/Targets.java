package dev.tend.definition;

import java.time.Duration;
import java.util.List;

/** What the items of a health set are instantiated for. */
public sealed interface Targets {
  /** Nothing: one instance of each item, without a target. */
  record None() implements Targets {}

  /**
   * These.
   *
   * @param names at least one, no two alike
   */
  record Fixed(List<String> names) implements Targets {
    /** Copies the list. */
    public Fixed {
      names = List.copyOf(names);
    }
  }

  /**
   * What a discovery finds.
   *
   * @param type the kind of discovery: {@code glob}, {@code command}, or a discovery type
   * @param arguments what it needs to know: the pattern, or the argument vector
   * @param interval how often it looks
   */
  record Discovered(String type, List<String> arguments, Duration interval) implements Targets {
    /** Copies the list. */
    public Discovered {
      arguments = List.copyOf(arguments);
    }
  }
}
