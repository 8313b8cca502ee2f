package dev.tend.definition.type;

import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that a parameter of a health set and an attribute of an item can have. */
public final class AttributeTypes {
  private static final Map<String, ValueType<?>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("duration", ValueTypes.DURATION);
    BY_NAME.put("count", ValueTypes.COUNT);
    BY_NAME.put("percentage", ValueTypes.PERCENT);
    BY_NAME.put("quantity", ValueTypes.QUANTITY);
    BY_NAME.put("port", ValueTypes.PORT);
    BY_NAME.put("name", ValueTypes.NAME);
    BY_NAME.put("text", ValueTypes.TEXT);
    BY_NAME.put("boolean", ValueTypes.BOOLEAN);
  }

  private AttributeTypes() {}

  /** The words after {@code type:}. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** The type of a word; empty when there is none. */
  public static Optional<ValueType<?>> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
