package dev.tend.definition.schema;

import static dev.tend.definition.schema.PropertySchema.ordered;

import dev.tend.definition.type.AttributeProperties;
import dev.tend.definition.type.AttributeTypes;
import dev.tend.definition.type.DependencyProperties;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.type.ItemDescriptor;
import dev.tend.definition.type.TargetsProperties;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.ReservedKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** The draft-07 JSON Schema of a health set file. What it refuses, the reader refuses. */
public final class HealthSetSchema {
  /** The name of the file in which it is shipped. */
  public static final String FILE = "health-set.schema.json";

  private HealthSetSchema() {}

  /** As text, the same for the same types, ending with a line break. */
  public static String json(Types types) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
    return new JsonMapper().writer().with(printer).writeValueAsString(tree(types)) + "\n";
  }

  /** As a tree of maps, lists, texts, numbers and truth values. */
  public static Map<String, Object> tree(Types types) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    Map<String, Object> others = new LinkedHashMap<>();
    others.put(
        ReservedKeys.DEPENDS_ON, list("What must be well before Tend acts here.", dependency()));
    others.put(ReservedKeys.TARGETS, targets());
    others.put(
        ReservedKeys.PARAMETERS,
        declarations(
            "Values that the agent's configuration may replace, used as ${name}.",
            List.of(AttributeProperties.TYPE.name(), AttributeProperties.MEANING.name())));
    addItems(definitions, others, ReservedKeys.PROBES, types.probes().values());
    addItems(definitions, others, ReservedKeys.MONITORS, types.monitors().values());
    addItems(definitions, others, ReservedKeys.RESPONDERS, types.responders().values());
    Map<String, Object> root =
        ordered(
            "$schema",
            "http://json-schema.org/draft-07/schema#",
            "title",
            "Health set",
            "description",
            "The probes, monitors and responders of one component, for Tend.");
    root.putAll(PropertySchema.mapping(HealthSetProperties.ALL, others, List.of()));
    root.put("definitions", definitions);
    return root;
  }

  /** One definition for each type, and one that chooses among them by the item's type. */
  private static void addItems(
      Map<String, Object> definitions,
      Map<String, Object> keys,
      String key,
      Iterable<? extends ItemDescriptor> types) {
    String kind = key.substring(0, key.length() - 1);
    List<String> names = new ArrayList<>();
    List<Object> choices = new ArrayList<>();
    for (ItemDescriptor type : types) {
      String definition = kind + "-" + type.name();
      definitions.put(definition, item(type));
      names.add(type.name());
      choices.add(
          ordered(
              "if",
              ordered(
                  "properties",
                  ordered(ReservedKeys.TYPE, ordered("const", type.name())),
                  "required",
                  List.of(ReservedKeys.TYPE)),
              "then",
              reference(definition)));
    }
    definitions.put(
        kind,
        ordered(
            "type",
            "object",
            "required",
            List.of(ReservedKeys.NAME, ReservedKeys.TYPE),
            "properties",
            ordered(ReservedKeys.TYPE, ordered("enum", names)),
            "allOf",
            choices));
    keys.put(key, list("The " + key + " of this health set.", reference(kind)));
  }

  private static Map<String, Object> item(ItemDescriptor type) {
    Map<String, Object> name = PropertySchema.sorted(ValueTypes.NAME.schema());
    name.put("description", "The name, unique within the health set.");
    Map<String, Object> others =
        ordered(
            ReservedKeys.NAME,
            name,
            ReservedKeys.TYPE,
            ordered("const", type.name(), "description", type.description()),
            ReservedKeys.EXTENSION_ATTRIBUTES,
            declarations(
                "Attributes of this item's own, used as ${ExtensionAttributes.Name} and"
                    + " overridable under that name.",
                List.of(AttributeProperties.TYPE.name(), "default")));
    return PropertySchema.mapping(
        type.properties(), others, List.of(ReservedKeys.NAME, ReservedKeys.TYPE));
  }

  private static Map<String, Object> declarations(String meaning, List<String> required) {
    Map<String, Object> declaration =
        ordered(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            required,
            "properties",
            ordered(
                AttributeProperties.TYPE.name(),
                ordered("enum", AttributeTypes.names()),
                "default",
                ordered("type", List.of("string", "number", "boolean")),
                AttributeProperties.MEANING.name(),
                ordered("type", "string", "minLength", 1)));
    return ordered(
        "type",
        "object",
        "description",
        meaning,
        "propertyNames",
        PropertySchema.sorted(ValueTypes.NAME.schema()),
        "additionalProperties",
        declaration);
  }

  private static Map<String, Object> dependency() {
    return ordered(
        "anyOf",
        List.of(
            PropertySchema.orPlaceholder(ValueTypes.NAME),
            PropertySchema.mapping(DependencyProperties.ALL, Map.of(), List.of())));
  }

  private static Map<String, Object> targets() {
    Map<String, Object> found = PropertySchema.mapping(TargetsProperties.ALL, Map.of(), List.of());
    found.put(
        "oneOf",
        List.of(
            requires(TargetsProperties.GLOB.name()),
            requires(TargetsProperties.COMMAND.name()),
            requires(TargetsProperties.DISCOVER.name())));
    return ordered(
        "description",
        "What every item of this set is instantiated for: a list, or how to find them.",
        "anyOf",
        List.of(
            ordered("type", "array", "items", PropertySchema.sorted(ValueTypes.TEXT.schema())),
            found));
  }

  private static Map<String, Object> requires(String key) {
    return ordered("required", List.of(key));
  }

  private static Map<String, Object> list(String meaning, Map<String, Object> items) {
    return ordered("type", "array", "description", meaning, "items", items);
  }

  private static Map<String, Object> reference(String definition) {
    return ordered("$ref", "#/definitions/" + definition);
  }
}
