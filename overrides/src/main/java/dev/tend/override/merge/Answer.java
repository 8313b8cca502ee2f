package dev.tend.override.merge;

import java.util.Optional;
import java.util.function.Function;

/** What was asked for, or why there is none. */
sealed interface Answer<T> {

  /** It is this. */
  record Found<T>(T value) implements Answer<T> {}

  /** There is none. */
  record None<T>(Outcome why) implements Answer<T> {}

  /** Goes on with what was found. */
  default <R> Answer<R> then(Function<T, Answer<R>> next) {
    return switch (this) {
      case Found<T> found -> next.apply(found.value());
      case None<T> none -> new None<>(none.why());
    };
  }

  static <T> Answer<T> refused(String reason, String expected) {
    return new None<>(new Outcome.Refused(reason, expected, Optional.empty()));
  }
}
