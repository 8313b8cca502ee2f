package dev.tend.simulate.form;

/**
 * A key of a mapping.
 *
 * @param name the key
 * @param shape how its value is written
 * @param required whether it must be there
 * @param meaning one sentence for the author, with what its absence means
 * @param <T> what its value is read into
 */
public record Key<T>(String name, Shape<T> shape, boolean required, String meaning) {

  /** A key that must be there. */
  public static <T> Key<T> required(String name, Shape<T> shape, String meaning) {
    return new Key<>(name, shape, true, meaning);
  }

  /** A key that may be left out. */
  public static <T> Key<T> optional(String name, Shape<T> shape, String meaning) {
    return new Key<>(name, shape, false, meaning);
  }
}
