package dev.tend.definition.value;

import java.util.Map;
import java.util.function.Function;

/**
 * A value type made of functions.
 *
 * @param javaType the Java type of the values
 * @param name the name people read
 * @param expected what to write, with an example
 * @param parser reads a value, without blanks around it
 * @param printer prints a value so that the parser gives it back
 * @param schema the JSON Schema of such a value
 */
public record ScalarType<T>(
    Class<T> javaType,
    String name,
    String expected,
    Parser<T> parser,
    Function<T, String> printer,
    Map<String, Object> schema)
    implements ValueType<T> {

  /** Written as a text, and printed as it prints itself. */
  public ScalarType(Class<T> javaType, String name, String expected, Parser<T> parser) {
    this(javaType, name, expected, parser, Object::toString);
  }

  /** Written as a text. */
  public ScalarType(
      Class<T> javaType,
      String name,
      String expected,
      Parser<T> parser,
      Function<T, String> printer) {
    this(javaType, name, expected, parser, printer, Map.of("type", "string", "minLength", 1));
  }

  /** Reads one value. */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Reads it.
     *
     * @throws ValueException if the text is not such a value; the message says what was expected
     */
    T parse(String text) throws ValueException;
  }

  @Override
  public T parse(String text) throws ValueException {
    return parser.parse(text.strip());
  }

  @Override
  public String format(T value) {
    return printer.apply(value);
  }
}
