package dev.tend.override.merge;

import java.util.function.Function;

/** What was asked for, or why there is none. */
sealed interface Lookup<T> {

  /** It is this. */
  record Found<T>(T value) implements Lookup<T> {}

  /** There is none. */
  record None<T>(OverrideOutcome why) implements Lookup<T> {}

  /** Continues with what was found. */
  default <R> Lookup<R> then(Function<T, Lookup<R>> next) {
    return switch (this) {
      case Found<T> found -> next.apply(found.value());
      case None<T> none -> new None<>(none.why());
    };
  }

  static <T> Lookup<T> refused(String reason, String expected) {
    return new None<>(new OverrideOutcome.Refused(reason, expected));
  }
}
