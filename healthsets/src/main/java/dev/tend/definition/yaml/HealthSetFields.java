package dev.tend.definition.yaml;

import dev.tend.definition.Dependency;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.type.AttributeProperties;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.type.ItemDescriptor;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mappings that the file of a health set is made of, for its reader and its JSON Schema. */
public final class HealthSetFields {
  /** What measures. */
  public static final String PROBES = "probes";

  /** What judges. */
  public static final String MONITORS = "monitors";

  /** What acts. */
  public static final String RESPONDERS = "responders";

  /** The type of an item. */
  public static final String TYPE = "type";

  static final String EXTENSION_ATTRIBUTES = "extensionAttributes";
  static final String PARAMETERS = "parameters";

  /** The name of an item. */
  static final FieldSpec<String> ITEM_NAME =
      FieldSpec.required("name", ValueTypes.NAME, "The name, unique within the health set.");

  /** The keys of an item that are not properties. */
  static final List<String> OF_ITEM = List.of("name", TYPE, EXTENSION_ATTRIBUTES);

  /** The value that a parameter or an attribute has unless something else is said. */
  static final FieldSpec<Node> DEFAULT =
      FieldSpec.optional(
          "default",
          ValueSchema.node(JsonSchema.ordered("type", List.of("string", "number", "boolean"))),
          "The value unless something else is said.");

  private static final Property<String> DEPENDENCY_SET =
      Property.of("set", ValueTypes.NAME, "The health set depended on.").mandatory();

  private static final Property<String> DEPENDENCY_ITEM =
      Property.of("item", ValueTypes.NAME, "One monitor of that set. Without it, all of them.");

  private static final Property<MonitorState> DEPENDENCY_AT =
      Property.of(
          "at",
          ValueTypes.oneOf(MonitorState.class),
          "The state from which on it blocks. Default: Degraded for a set of"
              + " DependencyAvailability, else Unhealthy.");

  private static final List<Property<?>> OF_DEPENDENCY =
      List.of(DEPENDENCY_SET, DEPENDENCY_ITEM, DEPENDENCY_AT);

  private static final Property<String> TARGET_GLOB =
      Property.of(
          "glob", ValueTypes.TEXT, "A pattern of file names; each match is a target, by its name.");

  private static final Property<List<String>> TARGET_COMMAND =
      Property.of(
          "command",
          ValueTypes.TEXTS,
          "A program and its arguments; each line it prints, or each text of the JSON list it"
              + " prints, is a target.");

  private static final Property<String> TARGET_DISCOVERY =
      Property.of("discover", ValueTypes.NAME, "A type of discovery that the agent knows.");

  private static final Property<Duration> TARGET_INTERVAL =
      Property.of("interval", ValueTypes.DURATION, "How often targets are looked for.")
          .orElse(Duration.ofMinutes(5));

  private static final Property<Integer> TARGET_MAXIMUM =
      Property.of(
              "maximum",
              ValueTypes.COUNT,
              "The most targets that are watched. Of more, those known stay watched, and the rest"
                  + " is reported and paged.")
          .orElse(Targets.Discovered.USUAL_MAXIMUM);

  private static final Property<String> TARGET_TEAM =
      Property.of(
          "team",
          ValueTypes.TEXT,
          "The team that is paged when targets cannot be discovered. Default: that of the set's"
              + " first escalate.");

  private static final Property<NotificationServiceClass> TARGET_URGENCY =
      Property.of(
              ResponderProperties.NOTIFICATION_SERVICE_CLASS.name(),
              ValueTypes.notificationServiceClass(),
              "How urgent that page is.")
          .orElse(NotificationServiceClass.URGENT);

  private static final List<Property<?>> OF_TARGETS =
      List.of(
          TARGET_GLOB,
          TARGET_COMMAND,
          TARGET_DISCOVERY,
          TARGET_INTERVAL,
          TARGET_MAXIMUM,
          TARGET_TEAM,
          TARGET_URGENCY);

  private static final ValueSchema<Dependency> DEPENDENCY =
      ValueSchema.either(
          new TypeSchema<>(ValueTypes.NAME, true)
              .located((set, at) -> new Dependency(set, Optional.empty(), Optional.empty(), at)),
          ObjectSchema.of("", List.of(), OF_DEPENDENCY)
              .map(
                  read ->
                      new Dependency(
                          read.get(DEPENDENCY_SET),
                          read.find(DEPENDENCY_ITEM),
                          read.find(DEPENDENCY_AT),
                          read.at())));

  /** What must be well before. */
  static final FieldSpec<List<Dependency>> DEPENDS_ON =
      FieldSpec.optional(
          "dependsOn", ValueSchema.list(DEPENDENCY), "What must be well before Tend acts here.");

  private HealthSetFields() {}

  /** What the items are instantiated for; of a type of discovery that is not known it warns. */
  static FieldSpec<Targets> targets(Optional<List<String>> discoveries) {
    ObjectSchema<Fields> found =
        ObjectSchema.of("", List.of(), OF_TARGETS)
            .exactlyOne(TARGET_GLOB.name(), TARGET_COMMAND.name(), TARGET_DISCOVERY.name());
    return FieldSpec.optional(
        "targets",
        ValueSchema.either(
            ValueSchema.list(ValueSchema.of(ValueTypes.TEXT)).map(Targets.Fixed::new),
            found.map(read -> discovered(read, discoveries))),
        "What every item of this set is instantiated for: a list, or how to find them.");
  }

  private static Targets discovered(Fields read, Optional<List<String>> discoveries) {
    Optional<String> type = read.find(TARGET_DISCOVERY);
    type.ifPresent(name -> checkDiscovery(read, name, discoveries.orElse(List.of(name))));
    List<String> arguments =
        read.find(TARGET_GLOB).map(List::of).or(() -> read.find(TARGET_COMMAND)).orElse(List.of());
    String way = read.find(TARGET_GLOB).isPresent() ? "glob" : "command";
    return new Targets.Discovered(
        type.orElse(way),
        arguments,
        read.get(TARGET_INTERVAL),
        read.get(TARGET_MAXIMUM),
        read.find(TARGET_TEAM),
        read.get(TARGET_URGENCY));
  }

  /** A plug-in of the agent may bring a type that is not known here, so this is not an error. */
  private static void checkDiscovery(Fields read, String type, List<String> known) {
    if (!known.contains(type)) {
      read.problems()
          .add(
              Problem.warning(
                      read.at(TARGET_DISCOVERY.name()),
                      "the discovery type " + Problem.quote(type) + " is unknown here")
                  .expecting("one of " + String.join(", ", known) + ", or that of a plug-in")
                  .suggesting(Suggestions.nearest(type, known)));
    }
  }

  /** A whole health set; each of its lists of items is described by the schema of one item. */
  public static ObjectSchema<Fields> healthSet(
      Optional<List<String>> discoveries, Map<String, Map<String, Object>> items) {
    return ObjectSchema.of(
        "The probes, monitors and responders of one component, for Tend.",
        List.of(
            DEPENDS_ON,
            targets(discoveries),
            FieldSpec.optional(
                PARAMETERS,
                ValueSchema.node(declarations(TYPE, AttributeProperties.MEANING.name())),
                "Values that the agent's configuration may replace, used as ${name}."),
            items(PROBES, items),
            items(MONITORS, items),
            items(RESPONDERS, items)),
        HealthSetProperties.ALL);
  }

  private static FieldSpec<Node> items(String key, Map<String, Map<String, Object>> items) {
    return FieldSpec.optional(
        key,
        ValueSchema.node(
            JsonSchema.ordered("type", "array", "items", items.getOrDefault(key, Map.of()))),
        "The " + key + " of this health set.");
  }

  /** An item of a type. */
  public static ObjectSchema<Fields> item(ItemDescriptor type) {
    return ObjectSchema.of(
        "",
        List.of(
            ITEM_NAME,
            FieldSpec.required(
                TYPE,
                ValueSchema.node(JsonSchema.ordered("const", type.name())),
                type.description()),
            FieldSpec.optional(
                EXTENSION_ATTRIBUTES,
                ValueSchema.node(declarations(TYPE, DEFAULT.name())),
                "Attributes of this item's own, used as ${ExtensionAttributes.Name} and overridable"
                    + " under that name.")),
        type.properties());
  }

  private static Map<String, Object> declarations(String... required) {
    return JsonSchema.ordered(
        "type",
        "object",
        "propertyNames",
        ValueTypes.NAME.schema(),
        "additionalProperties",
        JsonSchema.ordered(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of(required),
            "properties",
            JsonSchema.ordered(
                TYPE,
                JsonSchema.ordered("enum", AttributeProperties.typeNames()),
                DEFAULT.name(),
                DEFAULT.schema().schema(),
                AttributeProperties.MEANING.name(),
                JsonSchema.ordered("type", "string", "minLength", 1))));
  }
}
