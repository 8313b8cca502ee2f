package dev.tend.definition.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Trees of maps and lists that are JSON Schemas, such that their text never changes by itself. */
public final class JsonSchema {
  private JsonSchema() {}

  /** A mapping of alternating keys and values, in that order. */
  public static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** A copy to add to, in an order that is always the same. */
  static Map<String, Object> copy(Map<String, Object> schema) {
    return new LinkedHashMap<>(
        schema instanceof LinkedHashMap<String, Object> ? schema : new TreeMap<>(schema));
  }

  /** A whole schema as text, ending with a line break; a map without order by alphabet. */
  public static String text(Map<String, Object> schema) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
    return new JsonMapper().writer().with(printer).writeValueAsString(stable(schema)) + "\n";
  }

  private static Object stable(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> copy =
            map instanceof LinkedHashMap<?, ?> ? new LinkedHashMap<>() : new TreeMap<>();
        map.forEach((key, nested) -> copy.put(String.valueOf(key), stable(nested)));
        yield copy;
      }
      case List<?> list -> list.stream().map(JsonSchema::stable).toList();
      default -> value;
    };
  }
}
