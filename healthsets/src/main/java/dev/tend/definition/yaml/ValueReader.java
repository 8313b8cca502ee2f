package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the value of one property. */
final class ValueReader {
  private final SubstitutionScope scope;
  private final ParameterSubstitution parameterSubstitution;
  private final Problems problems;

  ValueReader(SubstitutionScope scope, Problems problems) {
    this.scope = scope;
    this.parameterSubstitution = new ParameterSubstitution(scope, problems);
    this.problems = problems;
  }

  /** The value with its provenance; empty when it was refused, which was reported. */
  Optional<Setting> read(Property<?> property, Node node) {
    return switch (node) {
      case Node.MissingNode missingNode -> Optional.empty();
      case Node.Scalar scalar -> scalar(property, scalar);
      case Node.Sequence sequence -> sequence(property, sequence);
      case Node.Mapping mapping -> mapping(property, mapping);
    };
  }

  private Optional<Setting> scalar(Property<?> property, Node.Scalar scalar) {
    Optional<String> attribute = ParameterSubstitution.attributeReference(scalar);
    if (attribute.isPresent()) {
      return reference(property, scalar, attribute.get());
    }
    if (property.type().equals(ValueTypes.SECRET)) {
      return parsed(property, scalar, new Provenance.Declared(scalar.at()));
    }
    return parameterSubstitution
        .resolve(scalar)
        .flatMap(resolved -> parsed(property, resolved.scalar(), resolved.provenance()));
  }

  private Optional<Setting> parsed(
      Property<?> property, Node.Scalar scalar, Provenance provenance) {
    ValueType<?> type = property.type();
    boolean listed =
        provenance instanceof Provenance.Parameter && "array".equals(type.schema().get("type"));
    try {
      Object value = type.parse(scalar.text());
      if (listed || ValueSchema.takes(type.schema(), scalar)) {
        return Optional.of(new Setting(value, provenance));
      }
      problems.add(
          Problem.error(scalar.at(), property.name() + " is " + shown(scalar))
              .expecting(type.expected())
              .suggesting(nearestWord(type, scalar.text())));
    } catch (ValueException refused) {
      problems.add(
          Problem.refused(scalar.at(), property.name(), scalar.text(), refused)
              .suggesting(nearestWord(type, scalar.text())));
    }
    return Optional.empty();
  }

  /** Says what YAML made of the scalar where that is what is wrong. */
  private static String shown(Node.Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.form()) {
      case TEXT -> "the text " + Problem.quote(text);
      case NUMBER -> "the number " + text + "; a text needs quotes";
      case BOOLEAN -> "the truth value " + text + "; a text needs quotes";
      case UNCLEAR ->
          Problem.quote(text)
              + ", which YAML readers take for different things; a text needs quotes";
    };
  }

  private static Optional<String> nearestWord(ValueType<?> type, String text) {
    if (type.schema().get("enum") instanceof List<?> words) {
      return Suggestions.nearest(text, words.stream().map(String::valueOf).toList());
    }
    return type.equals(ValueTypes.BOOLEAN)
        ? Suggestions.nearest(text, List.of("true", "false"))
        : Optional.empty();
  }

  private Optional<Setting> reference(Property<?> property, Node.Scalar scalar, String name) {
    List<String> names = scope.attributes().stream().map(Property::name).toList();
    Optional<Property<?>> found =
        scope.attributes().stream().filter(known -> known.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      problems.add(
          Problem.error(scalar.at(), "this item declares no attribute " + Problem.quote(name))
              .suggesting(Suggestions.nearest(name, names)));
      return Optional.empty();
    }
    if (!found.get().type().equals(property.type())) {
      problems.add(
          Problem.error(scalar.at(), name + " is a " + found.get().type().name())
              .expecting("for " + property.name() + " " + property.type().expected()));
      return Optional.empty();
    }
    return Optional.of(
        new Setting(new Setting.AttributeReference(name), new Provenance.Declared(scalar.at())));
  }

  private Optional<Setting> sequence(Property<?> property, Node.Sequence sequence) {
    Object items = property.type().schema().get("items");
    List<String> elements = new ArrayList<>();
    boolean good = true;
    for (Node item : sequence.items()) {
      Optional<String> element =
          items instanceof Map<?, ?> schema ? element(property, schema, item) : Optional.of("");
      good &= element.isPresent();
      elements.add(element.orElse(""));
    }
    if (!good) {
      return Optional.empty();
    }
    try {
      Object value = property.type().parseElements(elements);
      return Optional.of(new Setting(value, new Provenance.Declared(sequence.at())));
    } catch (ValueException refused) {
      return refuse(property, sequence, "a list", refused);
    }
  }

  private Optional<Setting> mapping(Property<?> property, Node.Mapping mapping) {
    Object values = property.type().schema().get("additionalProperties");
    Map<String, String> entries = new LinkedHashMap<>();
    boolean good = true;
    for (Node.Entry entry : mapping.entries()) {
      Optional<String> value =
          values instanceof Map<?, ?> schema
              ? element(property, schema, entry.value())
              : Optional.of("");
      good &= value.isPresent();
      entries.put(entry.key(), value.orElse(""));
    }
    if (!good) {
      return Optional.empty();
    }
    try {
      Object value = property.type().parseEntries(entries);
      return Optional.of(new Setting(value, new Provenance.Declared(mapping.at())));
    } catch (ValueException refused) {
      return refuse(property, mapping, "a mapping", refused);
    }
  }

  /** One scalar within a list or a mapping. */
  private Optional<String> element(Property<?> property, Map<?, ?> schema, Node node) {
    if (!(node instanceof Node.Scalar scalar)) {
      if (!(node instanceof Node.MissingNode)) {
        problems.add(
            Problem.error(node.at(), "an entry of " + property.name() + " is not a single value")
                .expecting(property.type().expected()));
      }
      return Optional.empty();
    }
    Optional<Node.Scalar> resolved =
        parameterSubstitution.resolve(scalar).map(ParameterSubstitution.Resolved::scalar);
    if (resolved.isPresent() && !ValueSchema.takes(schema, resolved.get())) {
      problems.add(
          Problem.error(
                  scalar.at(), "an entry of " + property.name() + " is " + shown(resolved.get()))
              .expecting(property.type().expected()));
      return Optional.empty();
    }
    return resolved.map(Node.Scalar::text);
  }

  private Optional<Setting> refuse(
      Property<?> property, Node node, String shape, ValueException cause) {
    String reason = cause.getMessage() == null ? "" : cause.getMessage();
    problems.add(Problem.error(node.at(), property.name() + " is " + shape + ": " + reason));
    return Optional.empty();
  }
}
