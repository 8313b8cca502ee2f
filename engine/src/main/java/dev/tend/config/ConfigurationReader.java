package dev.tend.config;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.Node;
import dev.tend.definition.yaml.ReadContext;
import dev.tend.definition.yaml.YamlTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a configuration from its text alone: the files that it names are not touched. Whatever the
 * text, the answer is a result with problems, never an exception.
 */
public final class ConfigurationReader {
  private final HostFacts host;
  private final Types types;

  /**
   * A reader.
   *
   * @param host what the defaults depend on
   * @param types the types that can be armed
   */
  public ConfigurationReader(HostFacts host, Types types) {
    this.host = host;
    this.types = types;
  }

  /**
   * Reads a text. One without any key is the configuration of all defaults.
   *
   * @param file the file as the user named it; relative paths are below its directory
   */
  public ConfigurationResult read(Path file, String text) {
    Problems problems = new Problems(file.toString());
    return result(parse(file, text, problems), problems);
  }

  static ConfigurationResult result(Optional<Parsed> parsed, Problems problems) {
    boolean good = problems.list().stream().noneMatch(Problem::isError);
    return new ConfigurationResult(
        parsed.filter(any -> good).map(Parsed::configuration), problems.list());
  }

  /** A configuration, with the fields it was made of; valid only if no error was reported. */
  record Parsed(AgentConfiguration configuration, Fields fields) {}

  Optional<Parsed> parse(Path file, String text, Problems problems) {
    ReadContext context = ReadContext.withoutParameters("the configuration", problems);
    Optional<Node> root =
        isEmpty(text)
            ? Optional.of(new Node.Mapping(SourcePosition.ofFile(file.toString()), List.of()))
            : YamlTree.read(file.toString(), text, problems);
    return root.flatMap(node -> context.mapping(node, "a mapping of keys to values"))
        .map(mapping -> ConfigurationSchema.FILE.fields(mapping, context))
        .map(this::parsed);
  }

  private static boolean isEmpty(String text) {
    return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  private Parsed parsed(Fields fields) {
    AgentConfiguration configuration = ConfigurationSchema.configuration(fields, host);
    checkArmed(fields);
    checkBalancers(fields, configuration);
    Set<String> keys = new HashSet<>();
    for (AgentConfiguration.TrustedFile key : configuration.overrides().trust()) {
      if (!keys.add(key.name())) {
        fields
            .problems()
            .add(
                Problem.error(
                    fields.at("overrides.trust"),
                    "overrides.trust has two keys named " + Problem.quote(key.name())));
      }
    }
    return new Parsed(configuration, fields);
  }

  /** Each of these would be noticed only when a balancer does not do what it should. */
  private static void checkBalancers(Fields fields, AgentConfiguration configuration) {
    BalancerAccess balancers = configuration.balancers();
    String allow = ConfigurationProperties.BALANCERS.name();
    if (!balancers.address().isLoopbackAddress()
        && fields.find(ConfigurationProperties.BALANCERS).isEmpty()) {
      fields
          .problems()
          .add(
              Problem.error(
                      fields.at(ConfigurationProperties.BALANCER_ADDRESS.name()),
                      "other hosts can reach this address, and "
                          + allow
                          + " does not say who is answered")
                  .expecting(allow + ": a list such as [10.0.0.0/24]"));
    }
    Map<Integer, String> ports = new HashMap<>();
    balancers
        .port()
        .ifPresent(port -> ports.put(port, ConfigurationProperties.BALANCER_PORT.name()));
    for (Map.Entry<String, ComponentSettings> one : configuration.components().entrySet()) {
      one.getValue()
          .agentCheck()
          .ifPresent(
              port -> {
                String other = ports.putIfAbsent(port, one.getKey());
                if (other != null) {
                  fields
                      .problems()
                      .add(
                          Problem.error(
                              fields.at("components"),
                              one.getKey() + " and " + other + " have the same port " + port));
                }
              });
    }
  }

  /** A warning only: the type may come with a plug-in that is not known here. */
  private void checkArmed(Fields fields) {
    List<String> known =
        types.responders().values().stream()
            .filter(type -> type.kind() == ResponderKind.DESTRUCTIVE)
            .map(ResponderType::name)
            .toList();
    for (String name : fields.get(ConfigurationProperties.ARMED)) {
      if (!known.contains(name)) {
        fields
            .problems()
            .add(
                Problem.warning(
                        fields.at(ConfigurationProperties.ARMED.name()),
                        "armed names " + Problem.quote(name) + ", which is not a destructive type")
                    .expecting("one of " + String.join(", ", known))
                    .suggesting(Suggestions.nearest(name, known)));
      }
    }
  }
}
