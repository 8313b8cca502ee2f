package dev.tend.config;

import static dev.tend.config.ConfigurationProperties.ALL;
import static dev.tend.config.ConfigurationProperties.ARMED;
import static dev.tend.config.ConfigurationProperties.EVENTS;
import static dev.tend.config.ConfigurationProperties.GLOBAL_OVERRIDES;
import static dev.tend.config.ConfigurationProperties.GROUPS;
import static dev.tend.config.ConfigurationProperties.HEALTH_SETS;
import static dev.tend.config.ConfigurationProperties.LISTEN;
import static dev.tend.config.ConfigurationProperties.OVERRIDE_OWNERS;
import static dev.tend.config.ConfigurationProperties.PER_DAY;
import static dev.tend.config.ConfigurationProperties.PER_HOUR;
import static dev.tend.config.ConfigurationProperties.PLUGINS;
import static dev.tend.config.ConfigurationProperties.POLL_INTERVAL;
import static dev.tend.config.ConfigurationProperties.PROBES;
import static dev.tend.config.ConfigurationProperties.PROBES_PER_SET;
import static dev.tend.config.ConfigurationProperties.RECOVERY_ACTIONS;
import static dev.tend.config.ConfigurationProperties.RETAINED_BYTES;
import static dev.tend.config.ConfigurationProperties.RETAINED_FOR;
import static dev.tend.config.ConfigurationProperties.SECRETS;
import static dev.tend.config.ConfigurationProperties.SERVER;
import static dev.tend.config.ConfigurationProperties.SERVICE_MANAGER;
import static dev.tend.config.ConfigurationProperties.SITE;
import static dev.tend.config.ConfigurationProperties.STARTUP_GRACE;
import static dev.tend.config.ConfigurationProperties.STATE;

import dev.tend.config.AgentConfiguration.Concurrency;
import dev.tend.config.AgentConfiguration.EventFiles;
import dev.tend.config.AgentConfiguration.OverrideSource;
import dev.tend.core.input.CoreSettings;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.yaml.MappingReader;
import dev.tend.definition.yaml.Node;
import dev.tend.definition.yaml.YamlTree;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads a configuration from its text, and nothing else: what it names is not looked for. Whatever
 * the text, the answer is a result with problems, never an exception.
 */
public final class ConfigurationReader {
  private static final List<String> STRUCTURES =
      List.of("version", "parameters", "overrides.trust", "services", "components", "webhooks");

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

  /** A configuration, with the places of its values; right only while no error was reported. */
  record Parsed(AgentConfiguration configuration, Settings settings) {
    /** Where a key was written; the file when it was not. */
    SourcePosition at(Path file, String key) {
      return settings
          .setting(key)
          .filter(setting -> setting.provenance() instanceof Provenance.Declared)
          .map(setting -> ((Provenance.Declared) setting.provenance()).at())
          .orElse(SourcePosition.ofFile(file.toString()));
    }
  }

  Optional<Parsed> parse(Path file, String text, Problems problems) {
    MappingReader reader = new MappingReader(problems);
    Optional<Node> root =
        isEmpty(text)
            ? Optional.of(new Node.Mapping(SourcePosition.ofFile(file.toString()), List.of()))
            : YamlTree.read(file.toString(), text, problems);
    Path directory = file.toAbsolutePath().normalize().resolveSibling("");
    return root.flatMap(node -> reader.mapping(node, "the configuration"))
        .map(mapping -> parsed(mapping, reader, directory, problems));
  }

  private static boolean isEmpty(String text) {
    return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  private Parsed parsed(
      Node.Mapping root, MappingReader reader, Path directory, Problems problems) {
    Settings settings = reader.read("the configuration", ALL, root, STRUCTURES);
    NestedKeysReader structures = new NestedKeysReader(reader, directory);
    String server = settings.find(SERVER).orElse(host.name());
    checkArmed(settings, problems, root.at().file());
    AgentConfiguration configuration =
        new AgentConfiguration(
            core(settings, server),
            settings.find(SITE),
            settings.get(GROUPS),
            structures.version(root),
            settings.find(HEALTH_SETS).orElse(host.healthSets()).stream()
                .map(path -> below(directory, path))
                .toList(),
            below(directory, settings.get(PLUGINS)),
            structures.parameters(root),
            below(directory, settings.get(STATE)),
            new EventFiles(
                below(directory, settings.get(EVENTS)),
                settings.get(RETAINED_BYTES),
                settings.get(RETAINED_FOR)),
            new OverrideSource(
                settings.find(GLOBAL_OVERRIDES).map(path -> below(directory, path)),
                settings.get(POLL_INTERVAL),
                structures.trust(root),
                settings.get(OVERRIDE_OWNERS)),
            settings.get(LISTEN),
            new Concurrency(settings.get(PROBES), settings.get(PROBES_PER_SET)),
            below(directory, settings.get(SECRETS)),
            structures.services(root),
            structures.components(root),
            structures.webhooks(root),
            settings
                .find(SERVICE_MANAGER)
                .orElse(host.systemd() ? ServiceManagerKind.SYSTEMD : ServiceManagerKind.COMMANDS));
    return new Parsed(configuration, settings);
  }

  private static CoreSettings core(Settings settings, String server) {
    return new CoreSettings(
        server,
        settings.get(RECOVERY_ACTIONS),
        settings.get(STARTUP_GRACE),
        new HashSet<>(settings.get(ARMED)),
        settings.get(PER_HOUR),
        settings.get(PER_DAY));
  }

  static Path below(Path directory, Path path) {
    return directory.resolve(path).normalize();
  }

  /** A warning only: the type may come with a plug-in that is not known here. */
  private void checkArmed(Settings settings, Problems problems, String file) {
    List<String> known =
        types.responders().values().stream()
            .filter(type -> type.kind() == ResponderKind.DESTRUCTIVE)
            .map(ResponderType::name)
            .toList();
    SourcePosition at =
        settings
            .setting(ARMED.name())
            .filter(setting -> setting.provenance() instanceof Provenance.Declared)
            .map(setting -> ((Provenance.Declared) setting.provenance()).at())
            .orElse(SourcePosition.ofFile(file));
    for (String name : settings.get(ARMED)) {
      if (!known.contains(name)) {
        problems.add(
            Problem.warning(at, "armed names " + Problem.quote(name) + ", no destructive type")
                .expecting("one of " + String.join(", ", known))
                .suggesting(Suggestions.nearest(name, known)));
      }
    }
  }
}
