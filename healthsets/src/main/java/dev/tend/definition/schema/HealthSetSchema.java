package dev.tend.definition.schema;

import dev.tend.definition.type.ItemDescriptor;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetFields;
import dev.tend.definition.yaml.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The draft-07 JSON Schema of a health set file. What it refuses, the reader refuses. */
public final class HealthSetSchema {
  /** The name of the file in which it is shipped. */
  public static final String FILE = "health-set.schema.json";

  private HealthSetSchema() {}

  /** As text, the same for the same types, ending with a line break. */
  public static String json(Types types) {
    return JsonSchema.text(tree(types));
  }

  /** As a tree of maps, lists, texts, numbers and truth values. */
  public static Map<String, Object> tree(Types types) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    Map<String, Map<String, Object>> items = new LinkedHashMap<>();
    items.put(HealthSetFields.PROBES, choice(definitions, "probe", types.probes().values()));
    items.put(HealthSetFields.MONITORS, choice(definitions, "monitor", types.monitors().values()));
    items.put(
        HealthSetFields.RESPONDERS, choice(definitions, "responder", types.responders().values()));
    Map<String, Object> root =
        JsonSchema.ordered(
            "$schema", "http://json-schema.org/draft-07/schema#", "title", "Health set");
    root.putAll(HealthSetFields.healthSet(Optional.empty(), items).schema());
    root.put("definitions", definitions);
    return root;
  }

  /** One definition for each type, and one that chooses among them by the item's type. */
  private static Map<String, Object> choice(
      Map<String, Object> definitions, String kind, Iterable<? extends ItemDescriptor> types) {
    List<String> names = new ArrayList<>();
    List<Object> choices = new ArrayList<>();
    for (ItemDescriptor type : types) {
      String definition = kind + "-" + type.name();
      definitions.put(definition, HealthSetFields.item(type).schema());
      names.add(type.name());
      choices.add(
          JsonSchema.ordered(
              "if",
              JsonSchema.ordered(
                  "properties",
                  JsonSchema.ordered(
                      HealthSetFields.TYPE, JsonSchema.ordered("const", type.name())),
                  "required",
                  List.of(HealthSetFields.TYPE)),
              "then",
              reference(definition)));
    }
    definitions.put(
        kind,
        JsonSchema.ordered(
            "type",
            "object",
            "required",
            List.of("name", HealthSetFields.TYPE),
            "properties",
            JsonSchema.ordered(HealthSetFields.TYPE, JsonSchema.ordered("enum", names)),
            "allOf",
            choices));
    return reference(kind);
  }

  private static Map<String, Object> reference(String definition) {
    return JsonSchema.ordered("$ref", "#/definitions/" + definition);
  }
}
