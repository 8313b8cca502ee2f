package dev.tend.testing.testfile;

import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import java.util.Map;

/** A text that names something. */
record ReferenceType<T>(Class<T> javaType, String name, String expected, Resolver<T> resolver)
    implements ValueType<T> {

  /** Finds what is named. */
  @FunctionalInterface
  interface Resolver<T> {
    T resolve(String text) throws ValueException;
  }

  @Override
  public T parse(String text) throws ValueException {
    return resolver.resolve(text.strip());
  }

  @Override
  public String format(T value) {
    return value.toString();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "minLength", 1);
  }
}
