package dev.tend.definition;

import dev.tend.definition.value.NotificationServiceClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
   * @param maximum the most targets that are watched; what is found beyond them is reported
   * @param team who is told when targets cannot be discovered, or not all are watched; empty: the
   *     team of the set's first {@code escalate}, else {@code default}
   * @param urgency how urgently
   */
  record Discovered(
      String type,
      List<String> arguments,
      Duration interval,
      int maximum,
      Optional<String> team,
      NotificationServiceClass urgency)
      implements Targets {
    /** The most targets that are watched unless a set says otherwise. */
    public static final int USUAL_MAXIMUM = 1_000;

    /** One with the usual maximum, that tells the set's own team urgently. */
    public Discovered(String type, List<String> arguments, Duration interval) {
      this(
          type,
          arguments,
          interval,
          USUAL_MAXIMUM,
          Optional.empty(),
          NotificationServiceClass.URGENT);
    }

    /** Copies the list. */
    public Discovered {
      arguments = List.copyOf(arguments);
    }
  }
}
