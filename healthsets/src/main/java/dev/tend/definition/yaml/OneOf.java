package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several mappings; its leading key says which.
 *
 * @param schemas the mappings, no two with the same leading key
 * @param <T> what they are read into
 */
public record OneOf<T>(List<ObjectSchema<? extends T>> schemas) implements ValueSchema<T> {
  /** Copies the list. */
  public OneOf {
    schemas = List.copyOf(schemas);
  }

  @Override
  public Optional<T> read(Node node, ReadContext context) {
    Optional<Node.Mapping> mapping =
        context.mapping(node, "a mapping with " + String.join(", ", leads()));
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    List<ObjectSchema<? extends T>> meant =
        schemas.stream().filter(one -> mapping.get().has(one.lead().name())).toList();
    if (meant.size() == 1) {
      return meant.getFirst().read(node, context).map(read -> read);
    }
    context.report(meant.isEmpty() ? nothing(mapping.get()) : tooMuch(node, meant));
    return Optional.empty();
  }

  private Problem nothing(Node.Mapping mapping) {
    Optional<String> nearest =
        mapping.entries().stream()
            .flatMap(entry -> Suggestions.nearest(entry.key(), leads()).stream())
            .findFirst();
    return Problem.error(mapping.at(), "this does not say what it is about")
        .expecting("one of the keys " + String.join(", ", leads()))
        .suggesting(nearest);
  }

  private Problem tooMuch(Node node, List<ObjectSchema<? extends T>> meant) {
    String keys = String.join("' and '", meant.stream().map(one -> one.lead().name()).toList());
    return Problem.error(node.at(), "the keys '" + keys + "' do not go together")
        .expecting("an entry for each");
  }

  private List<String> leads() {
    return schemas.stream().map(one -> one.lead().name()).toList();
  }

  @Override
  public Map<String, Object> schema() {
    return JsonSchema.ordered("anyOf", schemas.stream().map(ObjectSchema::schema).toList());
  }
}
