package dev.tend.definition.yaml;

import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a value is written: read from the tree of a file, and described for editors and documents, by
 * one object, so that these cannot disagree.
 *
 * @param <T> what it is read into
 */
public interface ValueSchema<T> {

  /** Reads a value; empty when it is wrong, which was reported. */
  Optional<T> read(Node node, ReadContext context);

  /** The draft-07 JSON Schema of such a value. */
  Map<String, Object> schema();

  /** What to write, with an example; empty text when the schema says it better. */
  default String expected() {
    return "";
  }

  /** The value with its provenance; the value may be a reference to an attribute. */
  default Optional<Setting> setting(Node node, ReadContext context) {
    return read(node, context).map(value -> new Setting(value, new Provenance.Declared(node.at())));
  }

  /** The same value, made into something else. */
  default <U> ValueSchema<U> map(Function<? super T, ? extends U> function) {
    return located((value, at) -> function.apply(value));
  }

  /** The same value, made into something else that knows where it began. */
  default <U> ValueSchema<U> located(BiFunction<? super T, SourcePosition, ? extends U> function) {
    return new StructureSchemas.Mapped<>(this, function);
  }

  /** What a type takes: one scalar, or for some types a list or mapping of them. */
  static <T> ValueSchema<T> of(ValueType<T> type) {
    return new TypeSchema<>(type, false);
  }

  /** A word of an enumeration, in any case. */
  static <E extends Enum<E> & Word> ValueSchema<E> word(Class<E> type) {
    return of(ValueTypes.oneOf(type));
  }

  /** A constant of an enumeration by its word, in any case. */
  static <E extends Enum<E>> ValueSchema<E> word(Class<E> type, Function<E, String> word) {
    return of(ValueTypes.oneOf(type, word));
  }

  /** A list, which may be empty. */
  static <T> ValueSchema<List<T>> list(ValueSchema<T> each) {
    return new StructureSchemas.Listed<>(each);
  }

  /** A single value or a list of them. */
  static <T> ValueSchema<OneOrMany<T>> oneOrMany(ValueSchema<T> each) {
    return new StructureSchemas.SingleOrListed<>(each);
  }

  /** A mapping with keys of the author's own, no two the same but for case. */
  static <T> ValueSchema<Map<String, T>> map(ValueType<String> keys, ValueSchema<T> each) {
    return new StructureSchemas.MapOf<>(keys, each);
  }

  /** A single value, or a mapping that says more. */
  static <T> ValueSchema<T> either(
      ValueSchema<? extends T> single, ValueSchema<? extends T> mapping) {
    return new StructureSchemas.Either<>(single, mapping);
  }

  /** Whatever is there, for another reader; described by a schema. */
  static ValueSchema<Node> node(Map<String, Object> schema) {
    return new StructureSchemas.Unread(schema);
  }
}
