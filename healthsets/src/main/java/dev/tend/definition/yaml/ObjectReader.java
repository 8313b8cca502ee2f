package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of one mapping; a dotted name is a key within a nested mapping. */
final class ObjectReader {
  private final ObjectSchema<?> schema;
  private final ReadContext context;
  private final Map<String, Setting> read = new LinkedHashMap<>();

  /** Keys that were written, if wrongly; they are not also missing. */
  private final Set<String> attempted = new HashSet<>();

  private boolean sound = true;

  ObjectReader(ObjectSchema<?> schema, ReadContext context) {
    this.schema = schema;
    this.context = context;
  }

  Fields read(Node.Mapping mapping) {
    readLevel(mapping, "");
    for (FieldSpec<?> field : schema.fieldSpecs()) {
      if (field.required() && !attempted.contains(field.name())) {
        sound = false;
        String expected = field.schema().expected();
        context.refuse(
            mapping,
            field.name() + " is missing from " + context.subject(),
            expected.isEmpty() ? field.meaning() : expected);
      }
    }
    List<String> alternatives = schema.alternatives();
    long written = alternatives.stream().filter(mapping::has).count();
    if (!alternatives.isEmpty() && written != 1) {
      sound = false;
      context.refuse(
          mapping,
          context.subject() + " has " + written + " of the keys " + String.join(", ", alternatives),
          "exactly one of them");
    }
    return new Fields(mapping.at(), Settings.of(read), sound, context.problems());
  }

  private void readLevel(Node.Mapping mapping, String prefix) {
    for (Node.Entry entry : mapping.entries()) {
      if (!readEntry(entry, prefix)) {
        sound = false;
      }
    }
  }

  private boolean readEntry(Node.Entry entry, String prefix) {
    String name = prefix + entry.key();
    if (entry.key().contains(".")) {
      return reportUnknown(entry, prefix);
    }
    for (FieldSpec<?> field : schema.fieldSpecs()) {
      if (field.name().equals(name)) {
        attempted.add(name);
        Optional<Setting> value =
            entry.value() instanceof Node.MissingNode
                ? Optional.empty()
                : field.schema().setting(entry.value(), context.named(name));
        value.ifPresent(setting -> read.put(name, setting));
        return value.isPresent();
      }
    }
    List<String> keys = schema.keysBelow(name + ".").toList();
    return keys.isEmpty() ? reportUnknown(entry, prefix) : readGroup(entry, name, keys);
  }

  private boolean readGroup(Node.Entry entry, String name, List<String> keys) {
    Optional<Node.Mapping> nested =
        context.named(name).mapping(entry.value(), "a mapping with " + String.join(", ", keys));
    nested.ifPresentOrElse(
        mapping -> readLevel(mapping, name + "."),
        () -> keys.forEach(key -> attempted.add(name + "." + key)));
    return nested.isPresent();
  }

  private boolean reportUnknown(Node.Entry entry, String prefix) {
    if (context.problems().isFull()) {
      context.report(Problem.error(entry.keyAt(), "unknown key"));
      return false;
    }
    List<String> keys = schema.keysBelow(prefix).toList();
    Optional<String> meant =
        otherName(entry.key()).or(() -> Suggestions.nearest(entry.key(), keys));
    meant.ifPresent(key -> attempted.add(prefix + key));
    String where = prefix.isEmpty() ? context.subject() : prefix.substring(0, prefix.length() - 1);
    Problem problem =
        Problem.error(entry.keyAt(), "unknown key " + Problem.quote(entry.key()) + " in " + where)
            .suggesting(meant);
    context.report(
        meant.isPresent() ? problem : problem.expecting("one of " + String.join(", ", keys)));
    return false;
  }

  private Optional<String> otherName(String key) {
    return schema.fieldSpecs().stream()
        .filter(field -> field.otherNames().stream().anyMatch(key::equalsIgnoreCase))
        .<String>map(FieldSpec::name)
        .findFirst();
  }
}
