package dev.tend.definition.value;

import java.util.Map;
import java.util.function.Function;

/** A value type made of functions. */
record ScalarType<T>(
    Class<T> javaType,
    String name,
    String expected,
    Parser<T> parser,
    Function<T, String> printer,
    Map<String, Object> schema)
    implements ValueType<T> {

  /** Reads one value. */
  @FunctionalInterface
  interface Parser<T> {
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
