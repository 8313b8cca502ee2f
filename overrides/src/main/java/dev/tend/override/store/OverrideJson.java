package dev.tend.override.store;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of an override, in format 1. */
final class OverrideJson {
  private static final int FORMAT = 1;
  private static final String WHOLE_SET = "HealthSet";

  private OverrideJson() {}

  static ObjectNode write(MonitoringOverride override) {
    ObjectNode json = object().put("format", FORMAT).put("id", override.id());
    json.set("selector", selector(override.selector()));
    json.set("subject", subject(override.subject()));
    json.put("property", override.property())
        .put("value", override.value())
        .put("owner", override.owner())
        .put("reason", override.reason())
        .put("created", override.created().toString());
    return json.set("validity", validity(override.validity()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode selector(Selector selector) {
    return switch (selector) {
      case Selector.ThisServer here -> object().put("kind", "this-server");
      case Selector.All all -> object().put("kind", "all");
      case Selector.Servers servers -> named("servers", servers.names());
      case Selector.Groups groups -> named("groups", groups.names());
    };
  }

  private static ObjectNode named(String kind, List<String> names) {
    ObjectNode json = object().put("kind", kind);
    names.forEach(json.putArray("names")::add);
    return json;
  }

  private static ObjectNode subject(Subject subject) {
    return switch (subject) {
      case Subject.WholeSet set ->
          object().put("type", WHOLE_SET).put("healthSet", set.healthSet());
      case Subject.Item item -> {
        ObjectNode json =
            object()
                .put("type", item.type().text())
                .put("healthSet", item.id().healthSet())
                .put("item", item.id().item());
        item.target().ifPresent(target -> json.put("target", target));
        yield json;
      }
    };
  }

  private static ObjectNode validity(Validity validity) {
    return switch (validity) {
      case Validity.Forever forever -> object().put("kind", "until-removed");
      case Validity.Until until -> object().put("kind", "until").put("end", until.end().toString());
      case Validity.Versions versions ->
          object().put("kind", "versions").put("range", versions.range().toString());
    };
  }

  static MonitoringOverride read(JsonNode tree) throws OverrideTextException {
    JsonFields jsonFields = JsonFields.of(tree);
    // First of all: what a newer version writes may look different throughout.
    JsonNode format = jsonFields.present("format");
    if (!format.isInt() || format.intValue() != FORMAT) {
      throw OverrideTextException.ofFormat(PrintableText.of(format.toString()), FORMAT);
    }
    jsonFields.only(
        "format",
        "id",
        "selector",
        "subject",
        "property",
        "value",
        "owner",
        "reason",
        "created",
        "validity");
    return new MonitoringOverride(
        jsonFields.name("id"),
        selector(jsonFields.object("selector")),
        subject(jsonFields.object("subject")),
        jsonFields.name("property"),
        jsonFields.text("value"),
        jsonFields.text("owner"),
        jsonFields.text("reason"),
        jsonFields.instant("created"),
        validity(jsonFields.object("validity")));
  }

  private static Selector selector(JsonFields jsonFields) throws OverrideTextException {
    String kind = jsonFields.name("kind");
    try {
      return switch (kind) {
        case "this-server" -> {
          jsonFields.only("kind");
          yield new Selector.ThisServer();
        }
        case "all" -> {
          jsonFields.only("kind");
          yield new Selector.All();
        }
        case "servers" -> new Selector.Servers(jsonFields.only("kind", "names").names("names"));
        case "groups" -> new Selector.Groups(jsonFields.only("kind", "names").names("names"));
        default -> throw unknown("selector.kind", kind);
      };
    } catch (IllegalArgumentException nobody) {
      throw OverrideTextException.because(String.valueOf(nobody.getMessage()));
    }
  }

  private static Subject subject(JsonFields jsonFields) throws OverrideTextException {
    String type = jsonFields.name("type");
    if (type.equals(WHOLE_SET)) {
      jsonFields.only("type", "healthSet");
      return new Subject.WholeSet(part(jsonFields, "healthSet"));
    }
    jsonFields.only("type", "healthSet", "item", "target");
    ItemType known =
        Stream.of(ItemType.values())
            .filter(one -> one.text().equals(type))
            .findFirst()
            .orElseThrow(() -> unknown("subject.type", type));
    ItemId id = ItemId.of(part(jsonFields, "healthSet"), part(jsonFields, "item"));
    return new Subject.Item(known, id.forTarget(jsonFields.perhapsName("target")));
  }

  /** With a separator in it, one identity could pass for another. */
  private static String part(JsonFields jsonFields, String name) throws OverrideTextException {
    String part = jsonFields.name(name);
    if (part.contains("\\") || part.contains("/")) {
      throw OverrideTextException.because(
          "the field subject."
              + name
              + " holds '"
              + PrintableText.of(part)
              + "', with a separator in it");
    }
    return part;
  }

  private static Validity validity(JsonFields jsonFields) throws OverrideTextException {
    String kind = jsonFields.name("kind");
    return switch (kind) {
      case "until-removed" -> {
        jsonFields.only("kind");
        yield new Validity.Forever();
      }
      case "until" -> new Validity.Until(jsonFields.only("kind", "end").instant("end"));
      case "versions" ->
          new Validity.Versions(range(jsonFields.only("kind", "range").name("range")));
      default -> throw unknown("validity.kind", kind);
    };
  }

  private static VersionRange range(String text) throws OverrideTextException {
    try {
      return VersionRange.parse(text);
    } catch (ValueException none) {
      throw OverrideTextException.because(PrintableText.of(String.valueOf(none.getMessage())));
    }
  }

  private static OverrideTextException unknown(String field, String value) {
    return OverrideTextException.because(
        "the field " + field + " holds '" + PrintableText.of(value) + "', which is not known");
  }
}
