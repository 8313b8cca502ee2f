package dev.tend.testing.testfile;

import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import java.util.Map;

/** Whole numbers from 0 on. */
record CountType() implements ValueType<Integer> {
  static final ValueType<Integer> FROM_ZERO = new CountType();

  @Override
  public Class<Integer> javaType() {
    return Integer.class;
  }

  @Override
  public String name() {
    return "number";
  }

  @Override
  public String expected() {
    return "a whole number from 0 on";
  }

  @Override
  public Integer parse(String text) throws ValueException {
    if (!text.strip().matches("\\d{1,9}")) {
      throw new ValueException("expected " + expected());
    }
    return Integer.valueOf(text.strip());
  }

  @Override
  public String format(Integer value) {
    return value.toString();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "integer", "minimum", 0, "maximum", 999_999_999);
  }
}
