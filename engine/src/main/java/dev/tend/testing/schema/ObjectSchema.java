package dev.tend.testing.schema;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one mapping is written. Unknown keys are errors.
 *
 * @param meaning one sentence for the author
 * @param fieldSpecs all keys, in the order in which documents show them
 * @param maker makes the result of what was read
 * @param <T> what it is read into
 */
public record ObjectSchema<T>(String meaning, List<FieldSpec<?>> fieldSpecs, Maker<T> maker)
    implements FieldShape<T> {
  /** Copies the list. */
  public ObjectSchema {
    fieldSpecs = List.copyOf(fieldSpecs);
  }

  /** Makes something of what was read. */
  @FunctionalInterface
  public interface Maker<T> {
    /**
     * Makes it.
     *
     * @throws ValueException if the keys do not go together; the message is for the author
     */
    T make(Fields fields) throws ValueException;
  }

  /** The first key, which tells this form from others. */
  public FieldSpec<?> lead() {
    return fieldSpecs.getFirst();
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    return switch (node) {
      case Node.Mapping mapping -> read(mapping, problems);
      case Node.MissingNode missingNode -> Optional.empty();
      case Node.Scalar other -> notMapping(other, problems);
      case Node.Sequence other -> notMapping(other, problems);
    };
  }

  private Optional<T> notMapping(Node node, Problems problems) {
    problems.add(
        Problem.error(node.at(), "this is not a mapping")
            .expecting("a mapping with " + String.join(", ", names())));
    return Optional.empty();
  }

  private Optional<T> read(Node.Mapping mapping, Problems problems) {
    Fields fields = new Fields(mapping.at());
    boolean sound = true;
    for (Node.Entry entry : mapping.entries()) {
      sound &= readEntry(entry, fields, problems);
    }
    for (FieldSpec<?> fieldSpec : fieldSpecs) {
      if (fieldSpec.required()
          && mapping.entries().stream().noneMatch(entry -> entry.key().equals(fieldSpec.name()))) {
        problems.add(
            Problem.error(mapping.at(), "the key '" + fieldSpec.name() + "' is missing")
                .expecting(fieldSpec.meaning()));
        sound = false;
      }
    }
    return sound ? make(fields, problems) : Optional.empty();
  }

  private boolean readEntry(Node.Entry entry, Fields fields, Problems problems) {
    for (FieldSpec<?> fieldSpec : fieldSpecs) {
      if (fieldSpec.name().equals(entry.key())) {
        Optional<?> value = fieldSpec.fieldShape().read(entry.value(), problems);
        value.ifPresent(present -> fields.put(fieldSpec, present));
        return value.isPresent();
      }
    }
    problems.add(
        Problem.error(entry.keyAt(), "unknown key " + Problem.quote(entry.key()))
            .expecting("one of " + String.join(", ", names()))
            .suggesting(Suggestions.nearest(entry.key(), names())));
    return false;
  }

  private Optional<T> make(Fields fields, Problems problems) {
    try {
      return Optional.of(maker.make(fields));
    } catch (ValueException wrong) {
      problems.add(Problem.error(fields.at(), String.valueOf(wrong.getMessage())));
      return Optional.empty();
    }
  }

  List<String> names() {
    return fieldSpecs.stream().<String>map(FieldSpec::name).toList();
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (FieldSpec<?> fieldSpec : fieldSpecs) {
      Map<String, Object> property = ordered(fieldSpec.fieldShape().schema());
      property.put("description", fieldSpec.meaning());
      properties.put(fieldSpec.name(), property);
      if (fieldSpec.required()) {
        required.add(fieldSpec.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", meaning);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** A copy in an order that is always the same. */
  private static Map<String, Object> ordered(Map<String, Object> schema) {
    return new LinkedHashMap<>(
        schema instanceof LinkedHashMap<String, Object> ? schema : new TreeMap<>(schema));
  }
}
