package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Values made of other values. */
final class StructureSchemas {
  private StructureSchemas() {}

  record Mapped<S, T>(
      ValueSchema<S> from, BiFunction<? super S, SourcePosition, ? extends T> function)
      implements ValueSchema<T> {
    @Override
    public Optional<T> read(Node node, ReadContext context) {
      return from.read(node, context).map(value -> function.apply(value, node.at()));
    }

    @Override
    public Map<String, Object> schema() {
      return from.schema();
    }

    @Override
    public String expected() {
      return from.expected();
    }
  }

  record Unread(Map<String, Object> schema) implements ValueSchema<Node> {
    @Override
    public Optional<Node> read(Node node, ReadContext context) {
      return Optional.of(node);
    }
  }

  record Listed<T>(ValueSchema<T> each) implements ValueSchema<List<T>> {
    @Override
    public Optional<List<T>> read(Node node, ReadContext context) {
      if (!(node instanceof Node.Sequence sequence)) {
        return context.refuse(
            node, context.subject() + " is not a list", "a list, each entry after a hyphen");
      }
      List<T> items = new ArrayList<>();
      for (Node item : sequence.items()) {
        each.read(item, context.entry()).ifPresent(items::add);
      }
      return items.size() == sequence.items().size() ? Optional.of(items) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
      return JsonSchema.ordered("type", "array", "items", each.schema());
    }
  }

  record SingleOrListed<T>(ValueSchema<T> each) implements ValueSchema<OneOrMany<T>> {
    @Override
    public Optional<OneOrMany<T>> read(Node node, ReadContext context) {
      return node instanceof Node.Sequence
          ? new Listed<>(each).read(node, context).map(values -> new OneOrMany<>(values, true))
          : each.read(node, context).map(OneOrMany::one);
    }

    @Override
    public Map<String, Object> schema() {
      return JsonSchema.ordered("anyOf", List.of(each.schema(), new Listed<>(each).schema()));
    }
  }

  record MapOf<T>(ValueType<String> keys, ValueSchema<T> each)
      implements ValueSchema<Map<String, T>> {
    @Override
    public Optional<Map<String, T>> read(Node node, ReadContext context) {
      Optional<Node.Mapping> mapping = context.mapping(node, "a mapping of keys to values");
      if (mapping.isEmpty()) {
        return Optional.empty();
      }
      Map<String, T> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (Node.Entry entry : mapping.get().entries()) {
        if (keyIsGood(entry, values, context)) {
          each.read(entry.value(), context.named(context.subject() + "." + entry.key()))
              .ifPresent(value -> values.put(entry.key(), value));
        }
      }
      return values.size() == mapping.get().entries().size()
          ? Optional.of(Collections.unmodifiableMap(values))
          : Optional.empty();
    }

    private boolean keyIsGood(Node.Entry entry, Map<String, T> before, ReadContext context) {
      try {
        keys.parse(entry.key());
      } catch (ValueException refused) {
        String subject = "a key of " + context.subject();
        context.report(Problem.refused(entry.keyAt(), subject, entry.key(), refused));
        return false;
      }
      if (before.containsKey(entry.key())) {
        context.report(
            Problem.error(
                entry.keyAt(),
                Problem.quote(entry.key())
                    + " is already in "
                    + context.subject()
                    + ", in another case"));
        return false;
      }
      return true;
    }

    @Override
    public Map<String, Object> schema() {
      return JsonSchema.ordered("type", "object", "additionalProperties", each.schema());
    }
  }

  record Either<T>(ValueSchema<? extends T> single, ValueSchema<? extends T> mapping)
      implements ValueSchema<T> {
    @Override
    public Optional<T> read(Node node, ReadContext context) {
      return (node instanceof Node.Mapping ? mapping : single)
          .read(node, context)
          .map(value -> value);
    }

    @Override
    public Map<String, Object> schema() {
      return JsonSchema.ordered("anyOf", List.of(single.schema(), mapping.schema()));
    }

    @Override
    public String expected() {
      return single.expected();
    }
  }
}
