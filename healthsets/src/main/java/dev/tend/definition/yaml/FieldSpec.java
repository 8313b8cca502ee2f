package dev.tend.definition.yaml;

import dev.tend.definition.value.Alias;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of a mapping.
 *
 * @param name the key; a dot leads into a nested mapping
 * @param schema how its value is written
 * @param required whether it must be there
 * @param meaning one sentence for the author, with what its absence means
 * @param defaultValue the value without it, as JSON has it; empty when the meaning says it
 * @param otherNames names that people know it by and that are not accepted; they lead to it
 * @param <T> what its value is read into
 */
public record FieldSpec<T>(
    String name,
    ValueSchema<T> schema,
    boolean required,
    String meaning,
    Optional<Object> defaultValue,
    List<String> otherNames) {

  /** A key that must be there. */
  public static <T> FieldSpec<T> required(String name, ValueSchema<T> schema, String meaning) {
    return new FieldSpec<>(name, schema, true, meaning, Optional.empty(), List.of());
  }

  /** A key that must be there. */
  public static <T> FieldSpec<T> required(String name, ValueType<T> type, String meaning) {
    return required(name, ValueSchema.of(type), meaning);
  }

  /** A key that may be left out. */
  public static <T> FieldSpec<T> optional(String name, ValueSchema<T> schema, String meaning) {
    return new FieldSpec<>(name, schema, false, meaning, Optional.empty(), List.of());
  }

  /** A key that may be left out. */
  public static <T> FieldSpec<T> optional(String name, ValueType<T> type, String meaning) {
    return optional(name, ValueSchema.of(type), meaning);
  }

  /** The key that a property is written under; its value may name parameters. */
  public static <T> FieldSpec<T> of(Property<T> property) {
    return new FieldSpec<>(
        property.name(),
        new TypeSchema<>(property.type(), true),
        property.required(),
        property.meaning(),
        property.defaultValue().map(value -> json(property, value)),
        property.aliases().stream().map(Alias::name).toList());
  }

  /** Reads this one key of a mapping that is not read as a whole yet; empty if wrong or missing. */
  Optional<T> read(Node.Mapping mapping, ReadContext context) {
    if (required && !mapping.has(name)) {
      return context.refuse(
          mapping, name + " is missing from " + context.subject(), schema.expected());
    }
    return mapping
        .find(name)
        .flatMap(
            node -> schema.read(node, context.named("the " + name + " of " + context.subject())));
  }

  private static <T> Object json(Property<T> property, T value) {
    return switch (value) {
      case Integer number -> number;
      case Boolean truth -> truth;
      case Map<?, ?> map -> map;
      case List<?> list -> list;
      default -> property.type().format(value);
    };
  }
}
