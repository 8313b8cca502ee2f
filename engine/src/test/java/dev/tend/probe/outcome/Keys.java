package dev.tend.probe.outcome;

import dev.tend.definition.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a mapping in a file of rows.
 *
 * @param where the file, for complaints
 * @param values a text, a list of texts or further keys for each
 */
record Keys(String where, Map<String, Object> values) {
  static Keys of(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      throw new IllegalArgumentException(node.at() + ": a mapping belongs here");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      values.put(entry.key(), plain(entry.value()));
    }
    return new Keys(mapping.at().toString(), values);
  }

  private static Object plain(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> of(mapping);
      case Node.Sequence sequence -> sequence.items().stream().map(Keys::plain).toList();
      case Node.Scalar scalar -> scalar.text();
      case Node.MissingNode missing ->
          throw new IllegalArgumentException(missing.at() + ": this cannot be read");
    };
  }

  /** The text of a key, which must be there. */
  String text(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException(where + ": " + key + " is missing"));
  }

  /** The text of a key; empty when it is not there. */
  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).map(String.class::cast);
  }

  /** The texts of a key, one or many; none when it is not there. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Object value = values.getOrDefault(key, List.of());
    if (value instanceof List<?> many) {
      many.forEach(each -> texts.add((String) each));
    } else {
      texts.add((String) value);
    }
    return texts;
  }

  /** The mappings of a list. */
  List<Keys> all(String key) {
    return ((List<?>) values.getOrDefault(key, List.of())).stream().map(Keys.class::cast).toList();
  }

  /** Further keys below a key; none when it is not there. */
  Keys below(String key) {
    return (Keys) values.getOrDefault(key, new Keys(where, Map.of()));
  }

  /** The same without these keys. */
  Keys without(Set<String> keys) {
    Map<String, Object> left = new LinkedHashMap<>(values);
    left.keySet().removeAll(keys);
    return new Keys(where, left);
  }
}
