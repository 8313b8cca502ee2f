package dev.tend.definition.schema;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schema of properties and of mappings made of them. */
final class PropertySchema {
  private static final Map<String, Object> PLACEHOLDER =
      ordered("type", "string", "pattern", "\\$\\{[^{}]*\\}");

  private PropertySchema() {}

  /** A mapping with these properties, and others that are given by key, and nothing else. */
  static Map<String, Object> mapping(
      List<Property<?>> properties, Map<String, Object> others, List<String> otherRequired) {
    Map<String, Object> schemas = new LinkedHashMap<>(others);
    List<String> required = new ArrayList<>(otherRequired);
    for (Property<?> property : properties) {
      add(schemas, property.name(), property);
      if (property.required()) {
        required.add(property.name());
      }
    }
    Map<String, Object> mapping = ordered("type", "object", "additionalProperties", false);
    if (!required.isEmpty()) {
      mapping.put("required", required);
    }
    mapping.put("properties", schemas);
    return mapping;
  }

  /** A dotted name leads into a nested mapping. */
  private static void add(Map<String, Object> schemas, String name, Property<?> property) {
    String[] parts = name.split("\\.", 2);
    if (parts.length == 1) {
      schemas.put(name, value(property));
      return;
    }
    Map<String, Object> nested = new LinkedHashMap<>();
    if (schemas.get(parts[0]) instanceof Map<?, ?> group
        && group.get("properties") instanceof Map<?, ?> known) {
      known.forEach((key, schema) -> nested.put(String.valueOf(key), schema));
    }
    add(nested, parts[1], property);
    schemas.put(
        parts[0], ordered("type", "object", "additionalProperties", false, "properties", nested));
  }

  private static Map<String, Object> value(Property<?> property) {
    Map<String, Object> schema = orPlaceholder(property.type());
    schema.put(
        "description", property.meaning() + " Expected: " + property.type().expected() + ".");
    defaultOf(property).ifPresent(value -> schema.put("default", value));
    return schema;
  }

  /** The schema of a type, or a text with a placeholder in it. */
  static Map<String, Object> orPlaceholder(ValueType<?> type) {
    Map<String, Object> own = sorted(type.schema());
    if (own.get("items") instanceof Map<?, ?> items) {
      own.put("items", ordered("anyOf", List.of(items, PLACEHOLDER)));
    }
    return type.equals(ValueTypes.SECRET) ? own : ordered("anyOf", List.of(own, PLACEHOLDER));
  }

  private static <T> Optional<Object> defaultOf(Property<T> property) {
    return property
        .defaultValue()
        .map(
            value ->
                switch (value) {
                  case Integer number -> number;
                  case Boolean truth -> truth;
                  case Map<?, ?> map -> map;
                  case List<?> list -> list;
                  default -> property.type().format(value);
                });
  }

  /** With the keys in alphabetical order, so that the text of a schema never changes by itself. */
  static Map<String, Object> sorted(Map<?, ?> schema) {
    Map<String, Object> sorted = new TreeMap<>();
    schema.forEach((key, value) -> sorted.put(String.valueOf(key), sortedValue(value)));
    return new LinkedHashMap<>(sorted);
  }

  private static Object sortedValue(Object value) {
    return switch (value) {
      case Map<?, ?> nested -> sorted(nested);
      case List<?> list -> list.stream().map(PropertySchema::sortedValue).toList();
      default -> value;
    };
  }

  /** A mapping of alternating keys and values, in that order. */
  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }
}
