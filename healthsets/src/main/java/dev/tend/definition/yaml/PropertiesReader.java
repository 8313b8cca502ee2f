package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the properties of one thing from a mapping, by their descriptors; a dotted name is a key
 * within a nested mapping.
 */
final class PropertiesReader {
  private final String subject;
  private final List<Property<?>> properties;
  private final ValueReader values;
  private final Problems problems;
  private final Map<String, Setting> read = new LinkedHashMap<>();

  /** Properties that were written, if wrongly; they are not also missing. */
  private final Set<String> attempted = new HashSet<>();

  /**
   * A reader of one thing.
   *
   * @param subject what the properties belong to, for messages: {@code probe type smtp}
   */
  PropertiesReader(
      String subject, List<Property<?>> properties, ValueReader values, Problems problems) {
    this.subject = subject;
    this.properties = properties;
    this.values = values;
    this.problems = problems;
  }

  /**
   * Reads all but the keys that mean something else to the caller, a dotted one within a nested
   * mapping; reports what is missing.
   */
  Map<String, Setting> read(Node.Mapping mapping, List<String> otherKeys) {
    readLevel(mapping, "", otherKeys);
    for (Property<?> property : properties) {
      if (property.required() && !attempted.contains(property.name())) {
        problems.add(
            Problem.error(mapping.at(), property.name() + " is missing from " + subject)
                .expecting(property.type().expected()));
      }
    }
    return read;
  }

  private void readLevel(Node.Mapping mapping, String prefix, List<String> otherKeys) {
    for (Node.Entry entry : mapping.entries()) {
      if (entry.key().contains(".") || !otherKeys.contains(prefix + entry.key())) {
        readEntry(entry, prefix, otherKeys);
      }
    }
  }

  private void readEntry(Node.Entry entry, String prefix, List<String> otherKeys) {
    String name = prefix + entry.key();
    Optional<Property<?>> property =
        entry.key().contains(".")
            ? Optional.empty()
            : properties.stream().filter(known -> known.name().equals(name)).findFirst();
    if (property.isPresent()) {
      attempted.add(name);
      values.read(property.get(), entry.value()).ifPresent(value -> read.put(name, value));
    } else if (isGroup(name) && !entry.key().contains(".")) {
      readGroup(entry, name, otherKeys);
    } else {
      reportUnknown(entry, prefix, otherKeys);
    }
  }

  private void readGroup(Node.Entry entry, String name, List<String> otherKeys) {
    switch (entry.value()) {
      case Node.Mapping nested -> readLevel(nested, name + ".", otherKeys);
      case Node.MissingNode missingNode -> attemptAll(name);
      case Node.Scalar scalar -> reportNoMapping(entry, name);
      case Node.Sequence sequence -> reportNoMapping(entry, name);
    }
  }

  private void reportNoMapping(Node.Entry entry, String name) {
    attemptAll(name);
    problems.add(
        Problem.error(entry.value().at(), name + " is not a mapping")
            .expecting("a mapping with " + String.join(", ", keysBelow(name + ".", names()))));
  }

  private void attemptAll(String group) {
    properties.stream()
        .map(Property::name)
        .filter(known -> known.startsWith(group + "."))
        .forEach(attempted::add);
  }

  private void reportUnknown(Node.Entry entry, String prefix, List<String> otherKeys) {
    if (problems.isFull()) {
      problems.add(Problem.error(entry.keyAt(), "unknown key"));
      return;
    }
    List<String> keys = new ArrayList<>(keysBelow(prefix, otherKeys));
    keys.addAll(keysBelow(prefix, names()));
    Optional<String> meant =
        exchangeName(entry.key()).or(() -> Suggestions.nearest(entry.key(), keys));
    meant.ifPresent(key -> attempted.add(prefix + key));
    String where = prefix.isEmpty() ? subject : prefix.substring(0, prefix.length() - 1);
    Problem problem =
        Problem.error(entry.keyAt(), "unknown key " + Problem.quote(entry.key()) + " in " + where)
            .suggesting(meant);
    problems.add(
        meant.isPresent() ? problem : problem.expecting("one of " + String.join(", ", keys)));
  }

  /** Exchange's names are for overrides; here they lead to the property. */
  private Optional<String> exchangeName(String key) {
    return properties.stream()
        .filter(
            known -> known.aliases().stream().anyMatch(alias -> alias.name().equalsIgnoreCase(key)))
        .map(Property::name)
        .findFirst();
  }

  private List<String> names() {
    return properties.stream().map(Property::name).toList();
  }

  private boolean isGroup(String name) {
    return properties.stream().anyMatch(known -> known.name().startsWith(name + "."));
  }

  /** The keys at one level, in the order of the names. */
  private static Set<String> keysBelow(String prefix, List<String> names) {
    Set<String> keys = new LinkedHashSet<>();
    for (String name : names) {
      if (name.startsWith(prefix)) {
        keys.add(name.substring(prefix.length()).split("\\.", 2)[0]);
      }
    }
    return keys;
  }
}
