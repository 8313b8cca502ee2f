package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Reads mappings outside of health sets as strictly as those within: by descriptors, everything
 * wrong at its place with the nearest spelling. There are no parameters, so {@code ${...}} is
 * refused, but for a property that takes a secret.
 */
public final class MappingReader {
  private final Problems problems;
  private final ValueReader values;
  private final MappingFields fields;

  /** A reader that reports here. */
  public MappingReader(Problems problems) {
    this.problems = problems;
    this.values = new ValueReader(SubstitutionScope.EMPTY, problems);
    this.fields = new MappingFields(problems);
  }

  /**
   * The properties of a mapping, as far as they are right; a dotted name is a key within a nested
   * mapping.
   *
   * @param subject what the properties belong to, for messages
   * @param otherKeys keys that are known but not read here
   */
  public Settings read(
      String subject, List<Property<?>> properties, Node.Mapping mapping, List<String> otherKeys) {
    return Settings.of(
        new PropertiesReader(subject, properties, values, problems).read(mapping, otherKeys));
  }

  /** One value; empty when it was refused, which was reported. */
  public Optional<Setting> value(Property<?> property, Node node) {
    return values.read(property, node);
  }

  /** The value of a key; empty when the key is not there or its value was refused. */
  public Optional<Node> find(Node.Mapping mapping, String key) {
    return fields.value(mapping, key);
  }

  /** The node as a mapping; empty, and reported, when it is none. */
  public Optional<Node.Mapping> mapping(Node node, String subject) {
    return fields.mapping(node, subject);
  }

  /** The entries of a list that may be left out; none, and reported, when it is no list. */
  public List<Node> list(Node.Mapping mapping, String key) {
    return fields.list(mapping, key);
  }

  /** The entries of a mapping that may be left out; none, and reported, when it is no mapping. */
  public List<Node.Entry> entries(Node.Mapping mapping, String key) {
    return fields.entries(mapping, key);
  }

  /** Reports an error, but not about something that was reported already. */
  public void refuse(Node node, String what, String expected) {
    fields.refuse(node, what, expected);
  }

  /** Reports something. */
  public void report(Problem problem) {
    problems.add(problem);
  }
}
