package dev.tend.testing.testfile;

import dev.tend.definition.yaml.Parameters;
import dev.tend.testing.schema.FieldShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of test files, made of the forms that the reader goes by. */
public final class TestSchema {
  /** The name of the file in which it is shipped. */
  public static final String FILE = "test.schema.json";

  private TestSchema() {}

  /** As text, always the same, ending with a line break. */
  public static String json() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
    return new JsonMapper().writer().with(printer).writeValueAsString(tree()) + "\n";
  }

  /** As a tree of maps, lists, texts, numbers and truth values. */
  public static Map<String, Object> tree() {
    Definitions none = new Definitions(Library.empty(), Parameters.none());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Tests of health sets");
    FileForm.of(
            FieldShapes.list(
                CaseForm.of(SettingsForm.defaults(), new ValueShapes(List.of()), none)))
        .schema()
        .forEach((key, value) -> schema.put(key, stable(value)));
    return schema;
  }

  /** With the keys of maps that have no order in alphabetical order. */
  private static Object stable(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> copy =
            map instanceof LinkedHashMap<?, ?> ? new LinkedHashMap<>() : new TreeMap<>();
        map.forEach((key, nested) -> copy.put(String.valueOf(key), stable(nested)));
        yield copy;
      }
      case List<?> list -> list.stream().map(TestSchema::stable).toList();
      default -> value;
    };
  }
}
