package dev.tend.testing.schema;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several mappings; which one, its leading key tells.
 *
 * @param schemas the mappings, no two with the same leading key
 * @param <T> what they are read into
 */
public record OneOf<T>(List<ObjectSchema<? extends T>> schemas) implements FieldShape<T> {
  /** Copies the list. */
  public OneOf {
    schemas = List.copyOf(schemas);
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (node instanceof Node.MissingNode) {
      return Optional.empty();
    }
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          Problem.error(node.at(), "this is not a mapping").expecting("a mapping with " + leads()));
      return Optional.empty();
    }
    List<ObjectSchema<? extends T>> meant =
        schemas.stream().filter(schema -> holds(mapping, schema.lead().name())).toList();
    if (meant.size() == 1) {
      return meant.getFirst().read(mapping, problems).map(read -> read);
    }
    problems.add(meant.isEmpty() ? nothing(mapping) : tooMuch(mapping, meant));
    return Optional.empty();
  }

  private Problem nothing(Node.Mapping mapping) {
    Optional<String> nearest =
        mapping.entries().stream()
            .flatMap(entry -> Suggestions.nearest(entry.key(), leadNames()).stream())
            .findFirst();
    return Problem.error(mapping.at(), "this does not say what it is about")
        .expecting("one of the keys " + leads())
        .suggesting(nearest);
  }

  private Problem tooMuch(Node.Mapping mapping, List<ObjectSchema<? extends T>> meant) {
    String keys =
        String.join("' and '", meant.stream().map(schema -> schema.lead().name()).toList());
    return Problem.error(mapping.at(), "the keys '" + keys + "' do not go together")
        .expecting("an entry for each");
  }

  private static boolean holds(Node.Mapping mapping, String key) {
    return mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
  }

  private List<String> leadNames() {
    return schemas.stream().map(schema -> schema.lead().name()).toList();
  }

  private String leads() {
    return String.join(", ", leadNames());
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", schemas.stream().map(ObjectSchema::schema).toList());
  }
}
