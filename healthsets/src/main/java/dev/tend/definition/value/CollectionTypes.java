package dev.tend.definition.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists and mappings of scalars. */
final class CollectionTypes {
  private CollectionTypes() {}

  /** A list of one scalar type; as one text, separated by commas. */
  record Names(ValueType<String> element) implements ValueType<List<String>> {
    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public Class<List<String>> javaType() {
      return (Class<List<String>>) (Class<?>) List.class;
    }

    @Override
    public String name() {
      return "list of " + element.name() + "s";
    }

    @Override
    public String expected() {
      return "a list, each entry " + element.expected();
    }

    @Override
    public List<String> parse(String text) throws ValueException {
      List<String> parsed = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        parsed.add(element.parse(part));
      }
      return List.copyOf(parsed);
    }

    @Override
    public String format(List<String> value) {
      return String.join(",", value);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "items", element.schema(), "minItems", 1);
    }
  }

  /** A mapping of texts; as one text, {@code key=value} separated by commas. */
  record TextMap() implements ValueType<Map<String, String>> {
    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public Class<Map<String, String>> javaType() {
      return (Class<Map<String, String>>) (Class<?>) Map.class;
    }

    @Override
    public String name() {
      return "mapping";
    }

    @Override
    public String expected() {
      return "a mapping of texts to texts";
    }

    @Override
    public Map<String, String> parse(String text) throws ValueException {
      Map<String, String> parsed = new LinkedHashMap<>();
      for (String part : text.split(",", -1)) {
        String[] sides = part.split("=", 2);
        if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
          throw new ValueException("expected " + expected() + ", written key=value,key=value");
        }
        parsed.put(sides[0].strip(), sides[1].strip());
      }
      return Map.copyOf(parsed);
    }

    @Override
    public String format(Map<String, String> value) {
      return value.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining(","));
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type", "object", "additionalProperties", Map.of("type", "string", "minLength", 1));
    }
  }
}
