package dev.tend.definition.yaml;

import dev.tend.definition.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds scalars against the JSON Schema of their type, so that the reader never takes what an
 * editor with the schema refuses.
 */
public final class ValueSchema {
  private ValueSchema() {}

  /** Whether the schema of a scalar's type takes it. */
  public static boolean takes(Map<?, ?> schema, Node.Scalar scalar) {
    if (schema.get("anyOf") instanceof List<?> choices) {
      return choices.stream()
          .anyMatch(choice -> choice instanceof Map<?, ?> one && takes(one, scalar));
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "string" -> scalar.form() == Node.Form.TEXT && takesText(schema, scalar.text());
      case "integer", "number" -> scalar.form() == Node.Form.NUMBER;
      case "boolean" -> scalar.form() == Node.Form.BOOLEAN;
      default -> false;
    };
  }

  /** What a value of a type is to YAML when it stands alone and without quotes. */
  static Node.Form formOf(ValueType<?> type) {
    return switch (String.valueOf(type.schema().get("type"))) {
      case "integer", "number" -> Node.Form.NUMBER;
      case "boolean" -> Node.Form.BOOLEAN;
      default -> Node.Form.TEXT;
    };
  }

  private static boolean takesText(Map<?, ?> schema, String text) {
    if (schema.get("enum") instanceof List<?> words && !words.contains(text)) {
      return false;
    }
    return !(schema.get("pattern") instanceof String pattern)
        || (text.indexOf('\n') < 0 && Pattern.compile(pattern).matcher(text).find());
  }
}
