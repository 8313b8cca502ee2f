package dev.tend.testing.schema;

/**
 * A key of a mapping.
 *
 * @param name the key
 * @param fieldShape how its value is written
 * @param required whether it must be there
 * @param meaning one sentence for the author, with what its absence means
 * @param <T> what its value is read into
 */
public record FieldSpec<T>(
    String name, FieldShape<T> fieldShape, boolean required, String meaning) {

  /** A key that must be there. */
  public static <T> FieldSpec<T> required(String name, FieldShape<T> fieldShape, String meaning) {
    return new FieldSpec<>(name, fieldShape, true, meaning);
  }

  /** A key that may be left out. */
  public static <T> FieldSpec<T> optional(String name, FieldShape<T> fieldShape, String meaning) {
    return new FieldSpec<>(name, fieldShape, false, meaning);
  }
}
