package dev.tend.definition.yaml;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.check.ParsedSet;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a health set of the tree of a file. */
final class HealthSetBinder {
  /** Stands for the name of a set that gives none. */
  static final String NAMELESS = "?";

  private final Types types;
  private final Parameters given;
  private final Problems problems;

  HealthSetBinder(Types types, Parameters given, Problems problems) {
    this.types = types;
    this.given = given;
    this.problems = problems;
  }

  /** A set and the names of the parameters that it declares. */
  record Read(ParsedSet draft, Set<String> parameters) {}

  /** As much of a set as can be read; empty when there is nothing that could be one. */
  Optional<Read> read(Node root) {
    ReadContext context = ReadContext.withoutParameters("a health set", problems);
    return context
        .mapping(root, "a mapping of keys to values")
        .map(mapping -> set(mapping, context));
  }

  private Read set(Node.Mapping root, ReadContext context) {
    String name = name(root);
    Map<String, SubstitutionScope.Parameter> parameters =
        new DeclarationsReader(context.named(HealthSetFields.PARAMETERS))
            .parameters(root, name, given);
    ReadContext within = context.within(new SubstitutionScope(parameters, List.of(), Map.of()));
    FieldSpec<Targets> targets = HealthSetFields.targets(types.discoveries());
    Fields fields = HealthSetFields.healthSet(types.discoveries(), Map.of()).fields(root, within);
    if (fields
        .find(HealthSetProperties.HEALTH_SET)
        .filter(read -> !read.equals(name))
        .isPresent()) {
      problems.add(Problem.error(root.at(), "the name of a health set cannot hold a parameter"));
    }
    ItemsReader items = new ItemsReader(name, within);
    HealthSetDefinition definition =
        new HealthSetDefinition(
            name,
            fields.find(HealthSetProperties.HEALTH_GROUP).orElse(HealthGroup.SERVICE_COMPONENTS),
            fields.find(HealthSetProperties.COMPONENT),
            fields.find(HealthSetProperties.DESCRIPTION).orElse(""),
            fields.find(HealthSetProperties.RUNBOOK).orElse(""),
            fields.get(HealthSetFields.DEPENDS_ON, List.of()),
            fields.get(targets, new Targets.None()),
            own(fields.settings()),
            items.read(root, HealthSetFields.PROBES, types.probes(), ProbeDefinition::new),
            items.read(root, HealthSetFields.MONITORS, types.monitors(), MonitorDefinition::new),
            items.read(
                root, HealthSetFields.RESPONDERS, types.responders(), ResponderDefinition::new),
            root.at());
    return new Read(
        new ParsedSet(definition, items.unreadable(), items.flawed()), parameters.keySet());
  }

  /**
   * The name must be known before anything else; that it is a good one is checked with the rest.
   */
  private String name(Node.Mapping root) {
    return root.find(HealthSetProperties.HEALTH_SET.name())
        .filter(Node.Scalar.class::isInstance)
        .map(value -> ((Node.Scalar) value).text().strip())
        .filter(text -> !text.isEmpty())
        .orElse(NAMELESS);
  }

  /** The values that are not fields of the definition. */
  private static Settings own(Settings read) {
    Settings own = Settings.none();
    for (Property<?> property :
        List.of(
            CommonProperties.ENABLED, HealthSetProperties.MODE, HealthSetProperties.ONLY_WITH)) {
      Optional<Setting> setting = read.setting(property.name());
      own = setting.isPresent() ? own.with(property.name(), setting.get()) : own;
    }
    return own;
  }
}
