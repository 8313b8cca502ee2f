package dev.tend.state;

import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.AttributeProperties;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Responders as they were when an action was intended: the name of the type, and each value as its
 * property prints it, so that it is read again by whatever reads definitions.
 */
final class ResponderJson {
  private ResponderJson() {}

  /** A responder as text. */
  private record Written(
      ItemId id,
      String type,
      List<WrittenSetting> settings,
      List<WrittenAttribute> attributes,
      SourcePosition position) {}

  /** One value; either its text or the attribute it follows. */
  private record WrittenSetting(
      String name, Optional<String> text, Optional<String> attribute, WrittenProvenance from) {}

  private record WrittenAttribute(
      String name, String type, String meaning, Optional<String> defaultText) {}

  /** Where a value came from; the kind says which of the rest are present. */
  private record WrittenProvenance(
      String kind,
      Optional<String> name,
      Optional<SourcePosition> at,
      Optional<String> owner,
      Optional<String> reason) {}

  /** Writes one. */
  static final class Write extends ValueSerializer<ResponderDefinition> {
    @Override
    public void serialize(
        ResponderDefinition responder, JsonGenerator out, SerializationContext context) {
      Settings settings = responder.settings();
      List<WrittenSetting> written = new ArrayList<>();
      for (String name : settings.names()) {
        settings
            .setting(name)
            .map(setting -> setting(name, setting, responder))
            .ifPresent(written::add);
      }
      List<WrittenAttribute> attributes =
          settings.attributes().stream().map(Write::attribute).toList();
      context.writeValue(
          out,
          new Written(
              responder.id(), responder.type().name(), written, attributes, responder.position()));
    }

    private static WrittenSetting setting(
        String name, Setting setting, ResponderDefinition responder) {
      if (setting.value() instanceof Setting.AttributeReference reference) {
        return new WrittenSetting(
            name,
            Optional.empty(),
            Optional.of(reference.attribute()),
            provenance(setting.provenance()));
      }
      String text =
          property(name, responder.type(), responder.settings().attributes())
              .map(property -> text(property.type(), setting.value()))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          responder.id() + " has a value for " + name + ", not its property"));
      return new WrittenSetting(
          name, Optional.of(text), Optional.empty(), provenance(setting.provenance()));
    }

    private static <T> String text(ValueType<T> type, Object value) {
      return type.format(type.javaType().cast(value));
    }

    private static <T> WrittenAttribute attribute(Property<T> property) {
      return new WrittenAttribute(
          property.name(),
          property.type().name(),
          property.meaning(),
          property.defaultValue().map(property.type()::format));
    }

    private static WrittenProvenance provenance(Provenance from) {
      Optional<String> none = Optional.empty();
      return switch (from) {
        case Provenance.Default ignored ->
            new WrittenProvenance("default", none, Optional.empty(), none, none);
        case Provenance.Declared declared ->
            new WrittenProvenance("declared", none, Optional.of(declared.at()), none, none);
        case Provenance.Parameter parameter ->
            new WrittenProvenance(
                "parameter",
                Optional.of(parameter.name()),
                Optional.of(parameter.at()),
                none,
                none);
        case Provenance.Absent absent ->
            new WrittenProvenance(
                "absent", none, Optional.empty(), none, Optional.of(absent.why()));
        case Provenance.Overridden override ->
            new WrittenProvenance(
                "override",
                Optional.of(override.override()),
                Optional.empty(),
                Optional.of(override.owner()),
                Optional.of(override.reason()));
      };
    }
  }

  private static Optional<Property<?>> property(
      String name, ResponderType type, List<Property<?>> attributes) {
    for (List<Property<?>> known : List.of(type.properties(), attributes)) {
      for (Property<?> property : known) {
        if (property.name().equals(name)) {
          return Optional.of(property);
        }
      }
    }
    return Optional.empty();
  }

  /** Reads one. */
  static final class Read extends ValueDeserializer<ResponderDefinition> {
    private final Types types;

    Read(Types types) {
      this.types = types;
    }

    @Override
    public ResponderDefinition deserialize(JsonParser in, DeserializationContext context) {
      Written written = context.readValue(in, Written.class);
      try {
        ResponderType type =
            types
                .responder(written.type())
                .orElseThrow(
                    () -> new UnreadableException("no responder type is named " + written.type()));
        return new ResponderDefinition(
            written.id(), type, settings(written, type), written.position());
      } catch (UnreadableException | ValueException unknown) {
        return context.reportInputMismatch(
            this, "%s: %s", written.id(), String.valueOf(unknown.getMessage()));
      }
    }

    private static Settings settings(Written written, ResponderType type)
        throws UnreadableException, ValueException {
      List<Property<?>> attributes = new ArrayList<>();
      for (WrittenAttribute attribute : written.attributes()) {
        attributes.add(attribute(attribute));
      }
      Map<String, Setting> settings = new LinkedHashMap<>();
      for (WrittenSetting setting : written.settings()) {
        settings.put(
            setting.name(),
            new Setting(value(setting, type, attributes), provenance(setting.from())));
      }
      return Settings.of(settings, attributes);
    }

    private static Property<?> attribute(WrittenAttribute attribute)
        throws UnreadableException, ValueException {
      ValueType<?> type =
          AttributeProperties.typeNamed(attribute.type())
              .orElseThrow(
                  () -> new UnreadableException("no attribute type is named " + attribute.type()));
      return attribute(attribute, type);
    }

    private static <T> Property<T> attribute(WrittenAttribute attribute, ValueType<T> type)
        throws ValueException {
      Property<T> property = Property.of(attribute.name(), type, attribute.meaning()).open();
      return attribute.defaultText().isPresent()
          ? property.orElse(type.parse(attribute.defaultText().get()))
          : property;
    }

    private static Object value(
        WrittenSetting setting, ResponderType type, List<Property<?>> attributes)
        throws UnreadableException, ValueException {
      if (setting.attribute().isPresent()) {
        return new Setting.AttributeReference(setting.attribute().get());
      }
      Property<?> property =
          property(setting.name(), type, attributes)
              .orElseThrow(
                  () ->
                      new UnreadableException(
                          type.name() + " has no property named " + setting.name()));
      return property.type().parse(setting.text().orElse(""));
    }

    private static Provenance provenance(WrittenProvenance from) throws UnreadableException {
      SourcePosition at = from.at().orElse(SourcePosition.ofFile("?"));
      String name = from.name().orElse("?");
      return switch (from.kind()) {
        case "default" -> new Provenance.Default();
        case "declared" -> new Provenance.Declared(at);
        case "parameter" -> new Provenance.Parameter(name, at);
        case "absent" -> new Provenance.Absent(from.reason().orElse("?"));
        case "override" ->
            new Provenance.Overridden(name, from.owner().orElse("?"), from.reason().orElse("?"));
        default -> throw new UnreadableException("no provenance is named " + from.kind());
      };
    }
  }
}
