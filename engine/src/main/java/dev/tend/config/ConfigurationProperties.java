package dev.tend.config;

import dev.tend.definition.value.Mode;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.WebUrl;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys of the configuration: what each means, and its default. */
final class ConfigurationProperties {
  private static final long GIBIBYTE = 1L << 30;

  static final Property<String> SERVER =
      Property.of(
          "server",
          NameTypes.SERVER,
          "The name of this server in events, pages and overrides. Without it: the host name.");

  static final Property<String> SITE =
      Property.of(
          "site", ValueTypes.NAME, "The site of this server, for views of several servers.");

  static final Property<List<String>> GROUPS =
      Property.of("groups", ConfigurationTypes.NAMES, "The groups this server belongs to.")
          .orElse(List.of());

  static final Property<List<Path>> HEALTH_SETS =
      Property.of(
          "healthSets",
          ConfigurationTypes.PATHS,
          "Directories of health sets; a later one's set replaces an earlier one's of the same"
              + " name. Without it: the catalog beside the program, then /etc/tend/healthsets.d,"
              + " if they exist.");

  static final Property<Path> PLUGINS =
      Property.of(
              "plugins",
              ConfigurationTypes.PATH,
              "A directory with jars of further probe and action types. It may be missing.")
          .orElse(Path.of("/usr/lib/tend/plugins"));

  static final Property<Path> STATE =
      Property.of("state", ConfigurationTypes.PATH, "Where the agent keeps what must outlive it.")
          .orElse(Path.of("/var/lib/tend"));

  static final Property<Path> EVENTS =
      Property.of("events.directory", ConfigurationTypes.PATH, "Where the event files are.")
          .orElse(Path.of("/var/log/tend"));

  static final Property<Long> RETAINED_BYTES =
      Property.of(
              "events.retention.size",
              ConfigurationTypes.SIZE,
              "How much the event files of all channels together may take; then the oldest are"
                  + " removed.")
          .orElse(GIBIBYTE);

  static final Property<Duration> RETAINED_FOR =
      Property.of(
              "events.retention.age",
              ConfigurationTypes.durationOfAtLeast(Duration.ofHours(1)),
              "How long event files are kept at most.")
          .orElse(Duration.ofDays(30));

  static final Property<Path> GLOBAL_OVERRIDES =
      Property.of(
          "overrides.global",
          ConfigurationTypes.PATH,
          "The shared directory of overrides for several servers. Without it there are none.");

  static final Property<Duration> POLL_INTERVAL =
      Property.of(
              "overrides.pollInterval",
              ConfigurationTypes.durationOfAtLeast(Duration.ofSeconds(10)),
              "How often overrides and the mail server's version are polled.")
          .orElse(Duration.ofMinutes(10));

  static final Property<List<String>> OVERRIDE_OWNERS =
      Property.of(
              "overrides.owners",
              ConfigurationTypes.USERS,
              "Users, by name or number, whose files in the shared directory are trusted besides"
                  + " those of root, of the agent's user and of the directory's owner.")
          .orElse(List.of());

  static final Property<ListenAddress> LISTEN =
      Property.of(
              "api.listen",
              ConfigurationTypes.LISTEN,
              "The address of the API, health checks and metrics; only this host can reach it.")
          .orElse(new ListenAddress("127.0.0.1", 9425));

  static final Property<Path> NOTIFY_TOKEN =
      Property.of(
          "api.notifyToken",
          ConfigurationTypes.PATH,
          "A file with a second token, 64 hexadecimal digits, that is good for notifications and"
              + " for nothing else: for jobs that do not run as the agent's user. Of root, mode"
              + " 0640 and the group of those jobs. Without it, notifying takes the agent's own"
              + " token.");

  static final Property<Mode> RECOVERY_ACTIONS =
      Property.of(
              "recoveryActions",
              ValueTypes.oneOf(Mode.class),
              "How far recovery may go: observe records what it would have done, approve asks a"
                  + " person before each action. Pages are always sent.")
          .orElse(Mode.OBSERVE);

  static final Property<Duration> STARTUP_GRACE =
      Property.of(
              "startupGrace",
              ValueTypes.DURATION,
              "How long nothing is disturbed after the start of the agent or of the host.")
          .orElse(Duration.ofMinutes(5));

  static final Property<List<String>> ARMED =
      Property.of(
              "armed",
              ConfigurationTypes.NAMES,
              "The destructive responder types that may run, such as reboot-server.")
          .orElse(List.of());

  static final Property<List<String>> REBOOT =
      Property.of(
          "reboot",
          ConfigurationTypes.COMMAND,
          "The program that reboot-server runs, and its arguments. Without it systemd is asked.");

  static final Property<Integer> PER_HOUR =
      Property.of(
              "limits.actionsPerHour",
              ValueTypes.COUNT,
              "How many disturbing actions are allowed on this server in any hour.")
          .orElse(6);

  static final Property<Integer> PER_DAY =
      Property.of(
              "limits.actionsPerDay",
              ValueTypes.COUNT,
              "How many disturbing actions are allowed on this server in any 24 hours.")
          .orElse(12);

  static final Property<Integer> PROBES =
      Property.of("concurrency.total", ValueTypes.COUNT, "How many probes may run at once.")
          .orElse(2_048);

  static final Property<Integer> PROBES_PER_SET =
      Property.of(
              "concurrency.perSet",
              ValueTypes.COUNT,
              "How many probes of one health set may run at once.")
          .orElse(256);

  static final Property<Path> SECRETS =
      Property.of(
              "secrets",
              ConfigurationTypes.PATH,
              "A directory with one file for each secret, readable only by its owner.")
          .orElse(Path.of("/etc/tend/secrets.d"));

  static final Property<ServiceManagerKind> SERVICE_MANAGER =
      Property.of(
          "serviceManager",
          ValueTypes.oneOf(ServiceManagerKind.class),
          "Who starts and stops services. Without it: systemd where it manages this host, else"
              + " commands.");

  static final Property<InetAddress> BALANCER_ADDRESS =
      Property.of(
              "balancers.address",
              ConfigurationTypes.ADDRESS,
              "The address of this host where load balancers ask about components, by HTTP and by"
                  + " the agent-check of HAProxy.")
          .orElse(ConfigurationTypes.LOOPBACK);

  static final Property<Integer> BALANCER_PORT =
      Property.of(
          "balancers.port",
          ValueTypes.PORT,
          "Where they ask by HTTP: GET /health/COMPONENT is 200 while the component is in service,"
              + " else 503. Without it they cannot.");

  static final Property<List<AddressRange>> BALANCERS =
      Property.of(
          "balancers.allow",
          ConfigurationTypes.RANGES,
          "Who is answered; must be given when other hosts can reach the address. Without it: this"
              + " host alone.");

  /** All of these, in the order of the reference. */
  static final List<Property<?>> ALL =
      List.of(
          SERVER,
          SITE,
          GROUPS,
          HEALTH_SETS,
          PLUGINS,
          STATE,
          EVENTS,
          RETAINED_BYTES,
          RETAINED_FOR,
          GLOBAL_OVERRIDES,
          POLL_INTERVAL,
          OVERRIDE_OWNERS,
          LISTEN,
          NOTIFY_TOKEN,
          RECOVERY_ACTIONS,
          STARTUP_GRACE,
          ARMED,
          REBOOT,
          PER_HOUR,
          PER_DAY,
          PROBES,
          PROBES_PER_SET,
          SECRETS,
          SERVICE_MANAGER,
          BALANCER_ADDRESS,
          BALANCER_PORT,
          BALANCERS);

  static final Property<String> VERSION =
      Property.of(
          "version",
          ConfigurationTypes.VERSION,
          "The mail server's version, which version-bound overrides are compared with. Without it"
              + " they do not apply.");

  static final Property<List<String>> VERSION_COMMAND =
      Property.of(
              "command",
              ConfigurationTypes.COMMAND,
              "Prints the version instead; run whenever overrides are polled.")
          .mandatory();

  static final Property<String> KEY_NAME =
      Property.of("name", NameTypes.KEY, "The name that signatures give the key.").mandatory();
  static final Property<Path> KEY_FILE =
      Property.of(
              "key",
              ConfigurationTypes.PATH,
              "The file with the public Ed25519 key, in PEM; only root or the agent's user may be"
                  + " able to write it.")
          .mandatory();

  /** Of one entry of {@code overrides.trust}. */
  static final List<Property<?>> OF_TRUST = List.of(KEY_NAME, KEY_FILE);

  static final Property<List<String>> START = command("start", "Starts it; ends once it runs.");
  static final Property<List<String>> STOP = command("stop", "Stops it; ends once it is gone.");
  static final Property<List<String>> RELOAD =
      command("reload", "Makes it read its configuration again.");
  static final Property<List<String>> VALIDATE =
      command("validate", "Exits with 0 when its configuration is valid; run before a restart.");
  static final Property<List<String>> STATUS = command("status", "Exits with 0 while it runs.");
  static final Property<List<String>> FLUSH =
      command(
          "flush",
          "Makes a mail server try all mail in its queue again; exits with 0 only if it does."
              + " Default for postfix: [postfix, flush].");
  static final Property<Path> PID_FILE =
      Property.of("pidFile", ConfigurationTypes.PATH, "The file with the id of its main process.");

  /** Of one entry of {@code services}. */
  static final List<Property<?>> OF_SERVICE =
      List.of(START, STOP, RELOAD, VALIDATE, STATUS, FLUSH, PID_FILE);

  static final Property<Integer> AGENT_CHECK =
      Property.of(
          "agentCheck",
          ValueTypes.PORT,
          "The port where the agent-check of HAProxy asks about the component.");
  static final Property<Duration> DRAIN_FOR =
      Property.of(
              "drainFor",
              ValueTypes.DURATION,
              "How long the component is only drained before it is offline.")
          .orElse(Duration.ZERO);
  static final Property<List<String>> DRAIN =
      command(
          "drain", "Keeps new clients away while those that are there may finish. May run twice.");
  static final Property<List<String>> OFFLINE =
      command(
          "offline",
          "Takes the component out of service. May run twice. Without it, take-offline fails unless"
              + " a load balancer asks.");
  static final Property<List<String>> ONLINE = command("online", "Brings it back. May run twice.");

  /** Of one entry of {@code components}. */
  static final List<Property<?>> OF_COMPONENT =
      List.of(AGENT_CHECK, DRAIN_FOR, DRAIN, OFFLINE, ONLINE);

  static final Property<List<String>> MOVE =
      Property.of(
              "command",
              ConfigurationTypes.COMMAND,
              "Moves the service to another server; ends once that is done.")
          .mandatory();
  static final Property<List<String>> VERIFY =
      Property.of(
              "verify",
              ConfigurationTypes.COMMAND,
              "Exits with 0 when another server serves it; without that the failover has failed.")
          .mandatory();

  /** Of one entry of {@code failovers}. */
  static final List<Property<?>> OF_FAILOVER = List.of(MOVE, VERIFY);

  static final Property<WebUrl> URL =
      Property.of("url", ConfigurationTypes.WEB_ADDRESS, "Where pages are posted.").mandatory();
  static final Property<String> TEAM =
      Property.of(
          "team",
          ValueTypes.TEXT,
          "The team whose pages go there. Without it: every team that has no webhook of its own.");
  static final Property<String> HEADER_NAME =
      Property.of("header.name", ConfigurationTypes.HEADER_NAME, "An authentication header.");
  static final Property<String> HEADER_VALUE =
      Property.of("header.value", ValueTypes.SECRET, "Its value, as a reference to a secret.");

  /** Of one entry of {@code webhooks}. */
  static final List<Property<?>> OF_WEBHOOK = List.of(URL, TEAM, HEADER_NAME, HEADER_VALUE);

  private ConfigurationProperties() {}

  private static Property<List<String>> command(String name, String meaning) {
    return Property.of(name, ConfigurationTypes.COMMAND, meaning);
  }
}
