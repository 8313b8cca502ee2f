package dev.tend.config;

import static dev.tend.config.ConfigurationProperties.AGENT_CHECK;
import static dev.tend.config.ConfigurationProperties.ALL;
import static dev.tend.config.ConfigurationProperties.ARMED;
import static dev.tend.config.ConfigurationProperties.BALANCERS;
import static dev.tend.config.ConfigurationProperties.BALANCER_ADDRESS;
import static dev.tend.config.ConfigurationProperties.BALANCER_PORT;
import static dev.tend.config.ConfigurationProperties.DRAIN;
import static dev.tend.config.ConfigurationProperties.DRAIN_FOR;
import static dev.tend.config.ConfigurationProperties.EVENTS;
import static dev.tend.config.ConfigurationProperties.FLUSH;
import static dev.tend.config.ConfigurationProperties.GLOBAL_OVERRIDES;
import static dev.tend.config.ConfigurationProperties.GROUPS;
import static dev.tend.config.ConfigurationProperties.HEADER_NAME;
import static dev.tend.config.ConfigurationProperties.HEADER_VALUE;
import static dev.tend.config.ConfigurationProperties.HEALTH_SETS;
import static dev.tend.config.ConfigurationProperties.KEY_FILE;
import static dev.tend.config.ConfigurationProperties.KEY_NAME;
import static dev.tend.config.ConfigurationProperties.LISTEN;
import static dev.tend.config.ConfigurationProperties.MOVE;
import static dev.tend.config.ConfigurationProperties.NOTIFY_TOKEN;
import static dev.tend.config.ConfigurationProperties.OFFLINE;
import static dev.tend.config.ConfigurationProperties.OF_COMPONENT;
import static dev.tend.config.ConfigurationProperties.OF_FAILOVER;
import static dev.tend.config.ConfigurationProperties.OF_SERVICE;
import static dev.tend.config.ConfigurationProperties.OF_TRUST;
import static dev.tend.config.ConfigurationProperties.OF_WEBHOOK;
import static dev.tend.config.ConfigurationProperties.ONLINE;
import static dev.tend.config.ConfigurationProperties.OVERRIDE_OWNERS;
import static dev.tend.config.ConfigurationProperties.PER_DAY;
import static dev.tend.config.ConfigurationProperties.PER_HOUR;
import static dev.tend.config.ConfigurationProperties.PID_FILE;
import static dev.tend.config.ConfigurationProperties.PLUGINS;
import static dev.tend.config.ConfigurationProperties.POLL_INTERVAL;
import static dev.tend.config.ConfigurationProperties.PROBES;
import static dev.tend.config.ConfigurationProperties.PROBES_PER_SET;
import static dev.tend.config.ConfigurationProperties.REBOOT;
import static dev.tend.config.ConfigurationProperties.RECOVERY_ACTIONS;
import static dev.tend.config.ConfigurationProperties.RELOAD;
import static dev.tend.config.ConfigurationProperties.RETAINED_BYTES;
import static dev.tend.config.ConfigurationProperties.RETAINED_FOR;
import static dev.tend.config.ConfigurationProperties.SECRETS;
import static dev.tend.config.ConfigurationProperties.SERVER;
import static dev.tend.config.ConfigurationProperties.SERVICE_MANAGER;
import static dev.tend.config.ConfigurationProperties.SITE;
import static dev.tend.config.ConfigurationProperties.START;
import static dev.tend.config.ConfigurationProperties.STARTUP_GRACE;
import static dev.tend.config.ConfigurationProperties.STATE;
import static dev.tend.config.ConfigurationProperties.STATUS;
import static dev.tend.config.ConfigurationProperties.STOP;
import static dev.tend.config.ConfigurationProperties.TEAM;
import static dev.tend.config.ConfigurationProperties.URL;
import static dev.tend.config.ConfigurationProperties.VALIDATE;
import static dev.tend.config.ConfigurationProperties.VERIFY;
import static dev.tend.config.ConfigurationProperties.VERSION;
import static dev.tend.config.ConfigurationProperties.VERSION_COMMAND;

import dev.tend.config.AgentConfiguration.Concurrency;
import dev.tend.config.AgentConfiguration.EventFiles;
import dev.tend.config.AgentConfiguration.OverrideSource;
import dev.tend.config.AgentConfiguration.TrustedFile;
import dev.tend.core.input.CoreSettings;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.WebUrl;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ValueSchema;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The structure of the configuration file, and what it is read into. */
final class ConfigurationSchema {
  private static final FieldSpec<VersionSource> VERSION_SOURCE =
      FieldSpec.optional(
          "version",
          ValueSchema.either(
              ValueSchema.of(VERSION.type()).map(VersionSource.Literal::new),
              ObjectSchema.of("", List.of(), List.of(VERSION_COMMAND))
                  .map(read -> new VersionSource.Command(read.get(VERSION_COMMAND)))),
          VERSION.meaning());

  private static final FieldSpec<Map<String, Parameters.Value>> PARAMETERS =
      FieldSpec.optional(
          "parameters",
          ValueSchema.map(
              ConfigurationTypes.PARAMETER_NAME,
              ValueSchema.oneOrMany(ValueSchema.of(ValueTypes.ANY))
                  .located((value, at) -> new Parameters.Value(parameter(value), at))),
          "Values for the parameters of health sets.");

  private static final FieldSpec<List<TrustedFile>> TRUST =
      FieldSpec.optional(
          "overrides.trust",
          ValueSchema.list(
              ObjectSchema.of("", List.of(), OF_TRUST)
                  .map(read -> new TrustedFile(read.get(KEY_NAME), below(read, KEY_FILE)))),
          "Whose signatures on overrides are trusted.");

  private static final FieldSpec<Map<String, ServiceCommands>> SERVICES =
      FieldSpec.optional(
          "services",
          ValueSchema.map(
              NameTypes.SERVICE,
              ObjectSchema.of("", List.of(), OF_SERVICE).map(ConfigurationSchema::service)),
          "How services are managed.");

  private static final FieldSpec<Map<String, ComponentSettings>> COMPONENTS =
      FieldSpec.optional(
          "components",
          ValueSchema.map(
              ValueTypes.NAME,
              ObjectSchema.of("", List.of(), OF_COMPONENT).map(ConfigurationSchema::component)),
          "What keeps clients away from components that are not in service.");

  private static final FieldSpec<Map<String, FailoverCommands>> FAILOVERS =
      FieldSpec.optional(
          "failovers",
          ValueSchema.map(
              ValueTypes.NAME,
              ObjectSchema.of("", List.of(), OF_FAILOVER)
                  .map(read -> new FailoverCommands(read.get(MOVE), read.get(VERIFY)))),
          "How services are moved to other servers, by the names that failover responders use.");

  private static final FieldSpec<List<Webhook>> WEBHOOKS =
      FieldSpec.optional(
          "webhooks",
          ValueSchema.list(
              new ObjectSchema<>(
                  "",
                  OF_WEBHOOK.stream().<FieldSpec<?>>map(FieldSpec::of).toList(),
                  ConfigurationSchema::webhook)),
          "Who is notified by HTTP.");

  /** The whole file. */
  static final ObjectSchema<Fields> FILE =
      ObjectSchema.of(
          "The agent's configuration.",
          List.of(VERSION_SOURCE, PARAMETERS, TRUST, SERVICES, COMPONENTS, FAILOVERS, WEBHOOKS),
          ALL);

  private ConfigurationSchema() {}

  /** What a file says, with facts of this host and defaults for the rest. */
  static AgentConfiguration configuration(Fields read, HostFacts host) {
    return new AgentConfiguration(
        new CoreSettings(
            read.find(SERVER).orElse(host.name()),
            read.get(RECOVERY_ACTIONS),
            read.get(STARTUP_GRACE),
            new HashSet<>(read.get(ARMED)),
            read.get(PER_HOUR),
            read.get(PER_DAY),
            read.get(COMPONENTS, Map.of()).keySet()),
        read.find(SITE),
        read.get(GROUPS),
        read.get(VERSION_SOURCE, new VersionSource.Unknown()),
        read.find(HEALTH_SETS).orElse(host.healthSets()).stream()
            .map(path -> below(read, path))
            .toList(),
        below(read, PLUGINS),
        new Parameters(read.get(PARAMETERS, Map.of())),
        below(read, STATE),
        new EventFiles(below(read, EVENTS), read.get(RETAINED_BYTES), read.get(RETAINED_FOR)),
        new OverrideSource(
            read.find(GLOBAL_OVERRIDES).map(path -> below(read, path)),
            read.get(POLL_INTERVAL),
            read.get(TRUST, List.of()),
            read.get(OVERRIDE_OWNERS)),
        read.get(LISTEN),
        read.find(NOTIFY_TOKEN).map(path -> below(read, path)),
        new Concurrency(read.get(PROBES), read.get(PROBES_PER_SET)),
        below(read, SECRETS),
        read.get(SERVICES, Map.of()),
        read.get(COMPONENTS, Map.of()),
        new BalancerAccess(
            read.get(BALANCER_ADDRESS),
            port(read, BALANCER_PORT),
            read.find(BALANCERS).orElse(ConfigurationTypes.THIS_HOST)),
        new DestructiveCommands(read.get(FAILOVERS, Map.of()), command(read, REBOOT)),
        read.get(WEBHOOKS, List.of()),
        read.find(SERVICE_MANAGER)
            .orElse(host.systemd() ? ServiceManagerKind.SYSTEMD : ServiceManagerKind.COMMANDS));
  }

  private static Path below(Fields read, Property<Path> path) {
    return below(read, read.get(path));
  }

  private static Path below(Fields read, Path path) {
    Path file = Path.of(read.at().file()).toAbsolutePath().normalize();
    return file.resolveSibling("").resolve(path).normalize();
  }

  private static List<String> command(Fields read, Property<List<String>> property) {
    return read.find(property).orElse(List.of());
  }

  private static String parameter(OneOrMany<String> value) {
    return value.listed() ? ValueTypes.TEXTS.format(value.values()) : value.values().getFirst();
  }

  private static ServiceCommands service(Fields read) {
    return new ServiceCommands(
        command(read, START),
        command(read, STOP),
        command(read, RELOAD),
        command(read, VALIDATE),
        command(read, STATUS),
        command(read, FLUSH),
        read.find(PID_FILE).map(path -> below(read, path)));
  }

  private static ComponentSettings component(Fields read) {
    return new ComponentSettings(
        port(read, AGENT_CHECK),
        read.get(DRAIN_FOR),
        command(read, DRAIN),
        command(read, OFFLINE),
        command(read, ONLINE));
  }

  private static OptionalInt port(Fields read, Property<Integer> property) {
    return read.find(property).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static Webhook webhook(Fields read) throws ValueException {
    Optional<String> secret = read.find(HEADER_VALUE);
    if (read.find(HEADER_NAME).isPresent() != secret.isPresent()) {
      throw new ValueException(
          "the header of a webhook is incomplete;"
              + " expected {name: ..., value: '${secret:...}'}");
    }
    WebUrl url = read.get(URL);
    if (secret.isPresent() && !url.encrypted() && !url.isLoopback()) {
      read.problems()
          .add(
              Problem.warning(read.at(), "this webhook sends a secret without encryption")
                  .expecting("https"));
    }
    return new Webhook(
        url,
        read.find(TEAM),
        secret.map(value -> new Webhook.Header(read.get(HEADER_NAME), value)));
  }
}
