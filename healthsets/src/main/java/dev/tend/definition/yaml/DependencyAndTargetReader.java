package dev.tend.definition.yaml;

import dev.tend.definition.Dependency;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.type.DependencyProperties;
import dev.tend.definition.type.TargetsProperties;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a health set depends on and what it is instantiated for. */
final class DependencyAndTargetReader {
  private static final Property<String> TARGET =
      Property.of("target", ValueTypes.TEXT, "One target.");
  private static final List<String> WAYS =
      List.of(
          TargetsProperties.GLOB.name(),
          TargetsProperties.COMMAND.name(),
          TargetsProperties.DISCOVER.name());

  private final Types types;
  private final ValueReader values;
  private final Problems problems;
  private final MappingFields fields;

  DependencyAndTargetReader(Types types, SubstitutionScope scope, Problems problems) {
    this.types = types;
    this.values = new ValueReader(scope, problems);
    this.problems = problems;
    this.fields = new MappingFields(problems);
  }

  List<Dependency> dependsOn(Node.Mapping set) {
    List<Dependency> dependencies = new ArrayList<>();
    for (Node node : fields.list(set, ReservedKeys.DEPENDS_ON)) {
      dependency(node).ifPresent(dependencies::add);
    }
    return dependencies;
  }

  private Optional<Dependency> dependency(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Settings read = settings("an entry of dependsOn", DependencyProperties.ALL, mapping);
      return read.find(DependencyProperties.SET)
          .map(
              set ->
                  new Dependency(
                      set,
                      read.find(DependencyProperties.ITEM),
                      read.find(DependencyProperties.AT),
                      mapping.at()));
    }
    return values
        .read(DependencyProperties.SET, node)
        .map(
            set ->
                new Dependency(
                    String.valueOf(set.value()), Optional.empty(), Optional.empty(), node.at()));
  }

  Targets targets(Node.Mapping set) {
    return fields.value(set, ReservedKeys.TARGETS).map(this::targets).orElse(new Targets.None());
  }

  private Targets targets(Node node) {
    if (node instanceof Node.Sequence sequence) {
      List<String> names = new ArrayList<>();
      for (Node item : sequence.items()) {
        values.read(TARGET, item).ifPresent(name -> names.add(String.valueOf(name.value())));
      }
      return names.size() == sequence.items().size()
          ? new Targets.Fixed(names)
          : new Targets.None();
    }
    if (node instanceof Node.Mapping mapping) {
      return discovered(mapping);
    }
    fields.refuse(
        node,
        "targets is neither a list nor a mapping",
        "a list of names, or a mapping with glob, command or discover");
    return new Targets.None();
  }

  private Targets discovered(Node.Mapping mapping) {
    Settings read = settings("targets", TargetsProperties.ALL, mapping);
    long ways = mapping.entries().stream().filter(entry -> WAYS.contains(entry.key())).count();
    if (ways != 1) {
      problems.add(
          Problem.error(mapping.at(), "targets names " + ways + " ways to find them")
              .expecting("exactly one of glob, command and discover"));
    }
    read.find(TargetsProperties.DISCOVER).ifPresent(type -> checkDiscovery(mapping, type));
    Optional<Targets> found =
        read.find(TargetsProperties.GLOB)
            .map(glob -> discovered(read, "glob", List.of(glob)))
            .or(
                () ->
                    read.find(TargetsProperties.COMMAND)
                        .map(command -> discovered(read, "command", command)))
            .or(
                () ->
                    read.find(TargetsProperties.DISCOVER)
                        .map(type -> discovered(read, type, List.of())));
    return found.orElse(new Targets.None());
  }

  /** A plug-in of the agent may bring a type that is not known here, so this is no error. */
  private void checkDiscovery(Node.Mapping mapping, String type) {
    List<String> known = types.discoveries().orElse(List.of(type));
    if (!known.contains(type)) {
      problems.add(
          Problem.warning(
                  fields
                      .value(mapping, TargetsProperties.DISCOVER.name())
                      .map(Node::at)
                      .orElse(mapping.at()),
                  "the discovery type " + Problem.quote(type) + " is unknown here")
              .expecting("one of " + String.join(", ", known) + ", or that of a plug-in")
              .suggesting(Suggestions.nearest(type, known)));
    }
  }

  private static Targets discovered(Settings read, String type, List<String> arguments) {
    return new Targets.Discovered(type, arguments, read.get(TargetsProperties.INTERVAL));
  }

  private Settings settings(String subject, List<Property<?>> properties, Node.Mapping mapping) {
    Map<String, Setting> read =
        new PropertiesReader(subject, properties, values, problems).read(mapping, List.of());
    return Settings.of(read);
  }
}
