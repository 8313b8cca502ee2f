package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Finds the parts of a mapping, and reports those that have the wrong shape. */
record MappingFields(Problems problems) {

  /** The value of a key; empty when the key is not there or its value was refused. */
  Optional<Node> value(Node.Mapping mapping, String key) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Node.Entry::value)
        .filter(value -> !(value instanceof Node.MissingNode))
        .findFirst();
  }

  /** Whether a key is there, with whatever value. */
  boolean has(Node.Mapping mapping, String key) {
    return mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
  }

  /** The node as a mapping; empty, and reported, when it is none. */
  Optional<Node.Mapping> mapping(Node node, String subject) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    refuse(node, subject + " is not a mapping", "a mapping of keys to values");
    return Optional.empty();
  }

  /** The entries of a list that may be left out; none, and reported, when it is no list. */
  List<Node> list(Node.Mapping mapping, String key) {
    Optional<Node> value = value(mapping, key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    refuse(value.get(), key + " is not a list", "a list, each entry after a hyphen");
    return List.of();
  }

  /** The entries of a mapping that may be left out; none, and reported, when it is no mapping. */
  List<Node.Entry> entries(Node.Mapping mapping, String key) {
    return value(mapping, key)
        .flatMap(value -> mapping(value, key))
        .map(Node.Mapping::entries)
        .orElse(List.of());
  }

  /** Reports an error, but not about something that was reported already. */
  void refuse(Node node, String what, String expected) {
    if (!(node instanceof Node.MissingNode)) {
      problems.add(Problem.error(node.at(), what).expecting(expected));
    }
  }
}
