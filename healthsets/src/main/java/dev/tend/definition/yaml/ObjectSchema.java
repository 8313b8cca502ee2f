package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one mapping is written. Unknown keys are errors.
 *
 * @param meaning one sentence for the author
 * @param fieldSpecs all keys, in the order in which documents show them
 * @param alternatives keys of which exactly one must be there; none: there are no such
 * @param maker makes the result of what was read
 * @param <T> what it is read into
 */
public record ObjectSchema<T>(
    String meaning, List<FieldSpec<?>> fieldSpecs, List<String> alternatives, Maker<T> maker)
    implements ValueSchema<T> {
  /** Copies the lists. */
  public ObjectSchema {
    fieldSpecs = List.copyOf(fieldSpecs);
    alternatives = List.copyOf(alternatives);
  }

  /** A mapping of these keys. */
  public ObjectSchema(String meaning, List<FieldSpec<?>> fieldSpecs, Maker<T> maker) {
    this(meaning, fieldSpecs, List.of(), maker);
  }

  /** The same, but exactly one of some keys must be there. */
  public ObjectSchema<T> exactlyOne(String... keys) {
    return new ObjectSchema<>(meaning, fieldSpecs, List.of(keys), maker);
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

  /** A mapping of these keys, and then of these properties, that is used as it was read. */
  public static ObjectSchema<Fields> of(
      String meaning, List<FieldSpec<?>> fieldSpecs, List<Property<?>> properties) {
    List<FieldSpec<?>> all = new ArrayList<>(fieldSpecs);
    properties.forEach(property -> all.add(FieldSpec.of(property)));
    return new ObjectSchema<>(meaning, all, fields -> fields);
  }

  /** The first key, which distinguishes this mapping from others. */
  public FieldSpec<?> lead() {
    return fieldSpecs.getFirst();
  }

  @Override
  public Optional<T> read(Node node, ReadContext context) {
    String keys = String.join(", ", keysBelow("").toList());
    return context
        .mapping(node, "a mapping with " + keys)
        .map(mapping -> fields(mapping, context))
        .filter(Fields::sound)
        .flatMap(fields -> make(fields, context));
  }

  /** What is right of a mapping, and only that; the rest was reported. */
  public Fields fields(Node.Mapping mapping, ReadContext context) {
    return new ObjectReader(this, context).read(mapping);
  }

  private Optional<T> make(Fields fields, ReadContext context) {
    try {
      return Optional.of(maker.make(fields));
    } catch (ValueException wrong) {
      context.report(Problem.error(fields.at(), String.valueOf(wrong.getMessage())));
      return Optional.empty();
    }
  }

  /** The keys at one level, in order. */
  Stream<String> keysBelow(String prefix) {
    return fieldSpecs.stream()
        .map(FieldSpec::name)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()).split("\\.", 2)[0])
        .distinct();
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = JsonSchema.ordered("type", "object");
    if (!meaning.isEmpty()) {
      schema.put("description", meaning);
    }
    schema.put("additionalProperties", false);
    List<String> required =
        fieldSpecs.stream().filter(FieldSpec::required).<String>map(FieldSpec::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    fieldSpecs.forEach(field -> add(properties, field.name(), field));
    schema.put("properties", properties);
    if (!alternatives.isEmpty()) {
      schema.put(
          "oneOf",
          alternatives.stream().map(key -> JsonSchema.ordered("required", List.of(key))).toList());
    }
    return schema;
  }

  /** A dotted name leads into a nested mapping. */
  @SuppressWarnings("unchecked") // what stands under the key of a group was put there by this
  private static void add(Map<String, Object> properties, String name, FieldSpec<?> field) {
    String[] parts = name.split("\\.", 2);
    if (parts.length == 1) {
      properties.put(name, value(field));
      return;
    }
    Map<String, Object> nested = new LinkedHashMap<>();
    if (properties.get(parts[0]) instanceof Map<?, ?> group
        && group.get("properties") instanceof Map<?, ?> before) {
      nested.putAll((Map<String, Object>) before);
    }
    add(nested, parts[1], field);
    properties.put(
        parts[0],
        JsonSchema.ordered("type", "object", "additionalProperties", false, "properties", nested));
  }

  private static Map<String, Object> value(FieldSpec<?> field) {
    Map<String, Object> schema = JsonSchema.copy(field.schema().schema());
    String expected = field.schema().expected();
    schema.put(
        "description",
        field.meaning() + (expected.isEmpty() ? "" : " Expected: " + expected + "."));
    field.defaultValue().ifPresent(value -> schema.put("default", value));
    return schema;
  }
}
