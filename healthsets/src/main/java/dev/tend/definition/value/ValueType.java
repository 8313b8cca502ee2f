package dev.tend.definition.value;

import java.util.List;
import java.util.Map;

/**
 * How the values of a property are written: parsed, printed, described and put into the JSON Schema
 * by one object.
 *
 * @param <T> the Java type of the values
 */
public interface ValueType<T> {

  /** The Java type of the values. */
  Class<T> javaType();

  /** The name people read, such as {@code duration}. */
  String name();

  /** What to write, with an example: {@code a duration with its unit, such as 30s, 5m or 32h}. */
  String expected();

  /**
   * Reads a scalar as it is written in YAML or given on a command line.
   *
   * @throws ValueException if the text is not such a value; the message says what was expected
   */
  T parse(String text) throws ValueException;

  /**
   * Reads a list, as YAML has lists; only types of lists take one.
   *
   * @throws ValueException if the type takes no list, or an element is not as it should be
   */
  default T parseElements(List<String> elements) throws ValueException {
    throw new ValueException("expected " + expected() + ", not a list");
  }

  /**
   * Reads a mapping, as YAML has mappings; only types of mappings take one.
   *
   * @throws ValueException if the type takes no mapping, or an entry is not as it should be
   */
  default T parseEntries(Map<String, String> entries) throws ValueException {
    throw new ValueException("expected " + expected() + ", not a mapping");
  }

  /** Prints a value so that {@link #parse} gives it back. */
  String format(T value);

  /**
   * The draft-07 JSON Schema of such a value, as a tree of maps, lists, strings, numbers and
   * booleans.
   */
  Map<String, Object> schema();
}
