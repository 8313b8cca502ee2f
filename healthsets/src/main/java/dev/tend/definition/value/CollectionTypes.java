package dev.tend.definition.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists and mappings of scalars. */
final class CollectionTypes {
  private CollectionTypes() {}

  /** So that a comma within an element does not end it. */
  private static String escape(String element) {
    return element.replace("\\", "\\\\").replace(",", "\\,");
  }

  /** Undoes {@link #escape}; a backslash before anything else stands for itself. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (text.charAt(i) == '\\' && (next == separator || next == '\\')) {
        part.append(next);
        i++;
      } else if (text.charAt(i) == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(text.charAt(i));
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /**
   * A list of one scalar type; as one text, separated by commas; {@code \,} is a comma within an
   * element.
   */
  record Listed<T>(ValueType<T> element, boolean mayBeEmpty) implements ValueType<List<T>> {
    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public Class<List<T>> javaType() {
      return (Class<List<T>>) (Class<?>) List.class;
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
    public List<T> parse(String text) throws ValueException {
      return parseElements(mayBeEmpty && text.isEmpty() ? List.of() : split(text, ','));
    }

    @Override
    public List<T> parseElements(List<String> elements) throws ValueException {
      if (elements.isEmpty() && !mayBeEmpty) {
        throw new ValueException("expected " + expected() + ", not an empty one");
      }
      List<T> parsed = new ArrayList<>();
      for (String part : elements) {
        parsed.add(element.parse(part));
      }
      return List.copyOf(parsed);
    }

    @Override
    public String format(List<T> value) {
      return value.stream()
          .map(one -> escape(element.format(one)))
          .collect(Collectors.joining(","));
    }

    @Override
    public Map<String, Object> schema() {
      return mayBeEmpty
          ? Map.of("type", "array", "items", element.schema())
          : Map.of("type", "array", "items", element.schema(), "minItems", 1);
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
      Map<String, String> entries = new LinkedHashMap<>();
      for (String part : text.isBlank() ? List.<String>of() : split(text, ',')) {
        int equals = part.indexOf('=');
        if (equals < 0) {
          throw new ValueException("expected " + expected() + ", written key=value,key=value");
        }
        entries.put(part.substring(0, equals), part.substring(equals + 1));
      }
      return parseEntries(entries);
    }

    @Override
    public Map<String, String> parseEntries(Map<String, String> entries) throws ValueException {
      Map<String, String> parsed = new LinkedHashMap<>();
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        if (entry.getKey().isBlank() || entry.getKey().contains("=")) {
          throw new ValueException("expected " + expected() + ", the keys without '='");
        }
        if (entry.getValue().isBlank()) {
          throw new ValueException("expected " + expected() + ", none of them empty");
        }
        parsed.put(entry.getKey().strip(), entry.getValue().strip());
      }
      return Map.copyOf(parsed);
    }

    @Override
    public String format(Map<String, String> value) {
      return value.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> escape(entry.getKey()) + "=" + escape(entry.getValue()))
          .collect(Collectors.joining(","));
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type", "object", "additionalProperties", Map.of("type", "string", "minLength", 1));
    }
  }

  /** A mapping of whole numbers to scalars; as one text, {@code 1=word} separated by commas. */
  record Numbered<T>(String key, int most, ValueType<T> value)
      implements ValueType<Map<Integer, T>> {
    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public Class<Map<Integer, T>> javaType() {
      return (Class<Map<Integer, T>>) (Class<?>) Map.class;
    }

    @Override
    public String name() {
      return "mapping of " + key + "s";
    }

    @Override
    public String expected() {
      return "a mapping of %ss from 0 to %d, each to %s".formatted(key, most, value.expected());
    }

    @Override
    public Map<Integer, T> parse(String text) throws ValueException {
      return parseEntries(new TextMap().parse(text));
    }

    @Override
    public Map<Integer, T> parseEntries(Map<String, String> entries) throws ValueException {
      Map<Integer, T> parsed = new TreeMap<>();
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        String number = entry.getKey();
        if (!number.matches("0|[1-9]\\d{0,5}") || Integer.parseInt(number) > most) {
          throw new ValueException("'" + number + "' cannot be a key; expected " + expected());
        }
        parsed.put(Integer.valueOf(number), value.parse(entry.getValue()));
      }
      return Collections.unmodifiableMap(parsed);
    }

    @Override
    public String format(Map<Integer, T> written) {
      return written.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> entry.getKey() + "=" + escape(value.format(entry.getValue())))
          .collect(Collectors.joining(","));
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type",
          "object",
          "propertyNames",
          Map.of("pattern", "^(0|[1-9][0-9]{0,5})$"),
          "additionalProperties",
          value.schema());
    }
  }
}
