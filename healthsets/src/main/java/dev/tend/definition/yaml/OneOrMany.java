package dev.tend.definition.yaml;

import java.util.List;

/**
 * What was written as a single value or as a list.
 *
 * @param values in order
 * @param listed whether it was written as a list, be it of one
 * @param <T> the type of each
 */
public record OneOrMany<T>(List<T> values, boolean listed) {
  /** Copies the list. */
  public OneOrMany {
    values = List.copyOf(values);
  }

  /** A single value. */
  public static <T> OneOrMany<T> one(T value) {
    return new OneOrMany<>(List.of(value), false);
  }
}
