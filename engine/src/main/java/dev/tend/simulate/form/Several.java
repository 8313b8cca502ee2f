package dev.tend.simulate.form;

import java.util.List;

/**
 * What was written as a single value or as a list.
 *
 * @param values in order
 * @param listed whether it was written as a list, be it of one
 * @param <T> the type of each
 */
public record Several<T>(List<T> values, boolean listed) {
  /** Copies the list. */
  public Several {
    values = List.copyOf(values);
  }

  /** A single value. */
  public static <T> Several<T> one(T value) {
    return new Several<>(List.of(value), false);
  }
}
