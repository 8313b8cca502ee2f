package dev.tend.testing.schema;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.Node;
import dev.tend.definition.yaml.ValueSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Values that are no mappings. */
public final class FieldShapes {
  private FieldShapes() {}

  /** A single value. */
  public static <T> FieldShape<T> scalar(ValueType<T> type) {
    return new Scalar<>(type);
  }

  /** A word of an enumeration, in any case; misspelt ones are answered with the nearest. */
  public static <E extends Enum<E>> FieldShape<E> word(Class<E> type, Function<E, String> word) {
    return new Word<>(ValueTypes.oneOf(type, word), words(type, word));
  }

  /** A list, which may be empty. */
  public static <T> FieldShape<List<T>> list(FieldShape<T> each) {
    return new Listed<>(each);
  }

  /** A single value or a list of them. */
  public static <T> FieldShape<OneOrMany<T>> oneOrMore(FieldShape<T> each) {
    return new OneOrMore<>(each);
  }

  /** A mapping with any keys. */
  public static <T> FieldShape<Map<String, T>> map(FieldShape<T> each) {
    return new MapOf<>(each);
  }

  /** A single value, or a mapping that says more. */
  public static <T> FieldShape<T> either(FieldShape<T> single, FieldShape<T> mapping) {
    return new Either<>(single, mapping);
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type, Function<E, String> word) {
    return List.of(type.getEnumConstants()).stream().map(word).toList();
  }

  private static <T> Optional<T> parse(
      Node node, ValueType<T> type, List<String> words, Problems problems) {
    return switch (node) {
      case Node.Scalar scalar -> {
        try {
          T value = type.parse(scalar.text());
          if (ValueSchema.takes(type.schema(), scalar)) {
            yield Optional.of(value);
          }
          problems.add(misread(scalar, type));
          yield Optional.empty();
        } catch (ValueException refused) {
          problems.add(
              Problem.refused(scalar.at(), "the value", scalar.text(), refused)
                  .suggesting(Suggestions.nearest(scalar.text(), words)));
          yield Optional.empty();
        }
      }
      case Node.MissingNode missingNode -> Optional.empty();
      case Node.Mapping other -> notScalar(other, type, problems);
      case Node.Sequence other -> notScalar(other, type, problems);
    };
  }

  private static Problem misread(Node.Scalar scalar, ValueType<?> type) {
    String what = "YAML does not read " + Problem.quote(scalar.text()) + " as such a value";
    boolean text = "string".equals(type.schema().get("type"));
    return Problem.error(scalar.at(), what)
        .expecting(type.expected() + (text ? ", in quotes" : ", without quotes"));
  }

  private static <T> Optional<T> notScalar(Node node, ValueType<?> type, Problems problems) {
    problems.add(Problem.error(node.at(), "this is not a single value").expecting(type.expected()));
    return Optional.empty();
  }

  private record Scalar<T>(ValueType<T> type) implements FieldShape<T> {
    @Override
    public Optional<T> read(Node node, Problems problems) {
      return parse(node, type, List.of(), problems);
    }

    @Override
    public Map<String, Object> schema() {
      return type.schema();
    }
  }

  private record Word<T>(ValueType<T> type, List<String> words) implements FieldShape<T> {
    @Override
    public Optional<T> read(Node node, Problems problems) {
      return parse(node, type, words, problems);
    }

    @Override
    public Map<String, Object> schema() {
      return type.schema();
    }
  }

  private record Listed<T>(FieldShape<T> each) implements FieldShape<List<T>> {
    @Override
    public Optional<List<T>> read(Node node, Problems problems) {
      if (!(node instanceof Node.Sequence sequence)) {
        problems.add(Problem.error(node.at(), "this is not a list").expecting("a list"));
        return Optional.empty();
      }
      List<T> items = new ArrayList<>();
      for (Node item : sequence.items()) {
        each.read(item, problems).ifPresent(items::add);
      }
      return items.size() == sequence.items().size() ? Optional.of(items) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "items", each.schema());
    }
  }

  private record OneOrMore<T>(FieldShape<T> each) implements FieldShape<OneOrMany<T>> {
    @Override
    public Optional<OneOrMany<T>> read(Node node, Problems problems) {
      return node instanceof Node.Sequence
          ? list(each).read(node, problems).map(values -> new OneOrMany<>(values, true))
          : each.read(node, problems).map(OneOrMany::one);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("anyOf", List.of(each.schema(), list(each).schema()));
    }
  }

  private record MapOf<T>(FieldShape<T> each) implements FieldShape<Map<String, T>> {
    @Override
    public Optional<Map<String, T>> read(Node node, Problems problems) {
      if (!(node instanceof Node.Mapping mapping)) {
        problems.add(Problem.error(node.at(), "this is not a mapping").expecting("a mapping"));
        return Optional.empty();
      }
      Map<String, T> values = new LinkedHashMap<>();
      for (Node.Entry entry : mapping.entries()) {
        each.read(entry.value(), problems).ifPresent(value -> values.put(entry.key(), value));
      }
      return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "object", "additionalProperties", each.schema());
    }
  }

  private record Either<T>(FieldShape<T> single, FieldShape<T> mapping) implements FieldShape<T> {
    @Override
    public Optional<T> read(Node node, Problems problems) {
      return node instanceof Node.Mapping
          ? mapping.read(node, problems)
          : single.read(node, problems);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("anyOf", List.of(single.schema(), mapping.schema()));
    }
  }
}
