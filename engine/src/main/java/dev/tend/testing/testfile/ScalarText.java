package dev.tend.testing.testfile;

import dev.tend.definition.value.ValueType;
import java.util.List;
import java.util.Map;

/** A single value of any kind, as it was typed. */
record ScalarText() implements ValueType<String> {
  static final ValueType<String> ANY = new ScalarText();

  @Override
  public Class<String> javaType() {
    return String.class;
  }

  @Override
  public String name() {
    return "value";
  }

  @Override
  public String expected() {
    return "a single value";
  }

  @Override
  public String parse(String text) {
    return text;
  }

  @Override
  public String format(String value) {
    return value;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "anyOf",
        List.of(Map.of("type", "string"), Map.of("type", "number"), Map.of("type", "boolean")));
  }
}
