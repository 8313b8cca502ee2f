package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.AttributeProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a set or an item declares for itself: parameters and extension attributes. */
final class DeclarationsReader {
  private final ReadContext context;
  private final Problems problems;

  DeclarationsReader(ReadContext context) {
    this.context = context;
    this.problems = context.problems();
  }

  /** One declaration. */
  private record Declared(
      String name, Property<?> property, Optional<Setting> value, Optional<Node> written) {}

  /** The parameters of a set, each with the value it is given here or by its default. */
  Map<String, SubstitutionScope.Parameter> parameters(
      Node.Mapping set, String setName, Parameters given) {
    Map<String, SubstitutionScope.Parameter> parameters = new LinkedHashMap<>();
    for (Node.Entry entry : context.entries(set, HealthSetFields.PARAMETERS)) {
      Property<String> meaning = AttributeProperties.MEANING.mandatory();
      read(entry, "parameter", meaning)
          .flatMap(declared -> parameter(declared, entry, setName, given))
          .ifPresent(parameter -> parameters.put(entry.key(), parameter));
    }
    return parameters;
  }

  private Optional<SubstitutionScope.Parameter> parameter(
      Declared declared, Node.Entry entry, String setName, Parameters given) {
    ValueType<?> type = declared.property().type();
    String key = setName + "." + declared.name();
    Optional<Parameters.Value> value = given.find(setName, declared.name());
    if (value.isPresent()) {
      return givenValue(key, type, value.get());
    }
    if (declared.written().isEmpty()) {
      problems.add(
          Problem.error(entry.keyAt(), "the parameter " + declared.name() + " has no value")
              .expecting(
                  "a default here, or a value for " + key + " in the agent's configuration"));
      return Optional.empty();
    }
    return declared
        .written()
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .filter(scalar -> declared.value().isPresent())
        .map(scalar -> new SubstitutionScope.Parameter(scalar.text(), type, scalar.at()));
  }

  private Optional<SubstitutionScope.Parameter> givenValue(
      String key, ValueType<?> type, Parameters.Value value) {
    try {
      type.parse(value.text());
      return Optional.of(new SubstitutionScope.Parameter(value.text().strip(), type, value.at()));
    } catch (ValueException refused) {
      problems.add(Problem.refused(value.at(), "the parameter " + key, value.text(), refused));
      return Optional.empty();
    }
  }

  /** The scope within an item: the set's, with the attributes that the item declares. */
  SubstitutionScope attributes(Node.Mapping item) {
    List<Property<?>> attributes = new ArrayList<>();
    Map<String, Setting> values = new LinkedHashMap<>();
    for (Node.Entry entry : context.entries(item, HealthSetFields.EXTENSION_ATTRIBUTES)) {
      Optional<Declared> declared = read(entry, "attribute", AttributeProperties.MEANING);
      declared.ifPresent(attribute -> attributes.add(attribute.property()));
      declared
          .flatMap(Declared::value)
          .ifPresent(value -> values.put(AttributeProperties.PREFIX + entry.key(), value));
      if (declared.isPresent() && declared.get().written().isEmpty()) {
        problems.add(
            Problem.error(entry.keyAt(), "the attribute " + entry.key() + " has no default")
                .expecting("default: " + declared.get().property().type().expected()));
      }
    }
    return context.scope().orElse(SubstitutionScope.EMPTY).within(attributes, values);
  }

  private Optional<Declared> read(Node.Entry entry, String kind, Property<String> meaning) {
    try {
      ValueTypes.NAME.parse(entry.key());
    } catch (ValueException refused) {
      problems.add(Problem.refused(entry.keyAt(), "the name of a " + kind, entry.key(), refused));
      return Optional.empty();
    }
    ReadContext within = context.named(kind + " " + entry.key());
    return within
        .mapping(entry.value(), "a mapping of keys to values")
        .flatMap(mapping -> declared(entry.key(), mapping, meaning, within));
  }

  private Optional<Declared> declared(
      String name, Node.Mapping mapping, Property<String> meaning, ReadContext within) {
    Fields fields =
        ObjectSchema.of(
                "", List.of(HealthSetFields.DEFAULT), List.of(AttributeProperties.TYPE, meaning))
            .fields(mapping, within);
    String text = fields.find(meaning).orElse("An attribute of this item.");
    return fields
        .find(AttributeProperties.TYPE)
        .flatMap(AttributeProperties::typeNamed)
        .map(type -> attribute(name, type, text))
        .map(property -> declared(name, property, fields.find(HealthSetFields.DEFAULT)));
  }

  private Declared declared(String name, Property<?> property, Optional<Node> written) {
    Optional<Setting> value =
        written.flatMap(
            node -> ValueSchema.of(property.type()).setting(node, context.named(property.name())));
    return new Declared(name, withDefault(property, value), value, written);
  }

  private static <T> Property<?> attribute(String name, ValueType<T> type, String meaning) {
    return Property.of(AttributeProperties.PREFIX + name, type, meaning).open();
  }

  private static <T> Property<T> withDefault(Property<T> property, Optional<Setting> value) {
    return value
        .map(setting -> property.orElse(property.type().javaType().cast(setting.value())))
        .orElse(property);
  }
}
