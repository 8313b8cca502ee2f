package dev.tend.config;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.yaml.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the agent is configured. Immutable; every path is absolute.
 *
 * @param settings the part that the core needs: the server's name, how far recovery may go, the
 *     grace at start, what is armed and how many actions are allowed
 * @param site the site of the server, for views of several servers; empty: not given
 * @param groups the groups the server belongs to, in file order; none unless configured
 * @param version how the mail server's version is known
 * @param healthSets directories of health sets; a later one's set replaces an earlier one's of the
 *     same name
 * @param plugins a directory with jars of further types; it may be missing
 * @param parameters values for the parameters of health sets
 * @param state where the agent keeps what must outlive it
 * @param events where the event files are and how long they are kept
 * @param overrides where overrides for several servers come from
 * @param listen where the API answers
 * @param notifyToken a token that is good for notifications alone; empty: there is none
 * @param concurrency how much may run at once
 * @param secrets a directory with a file for each secret; it may be missing while none is used
 * @param services how services are managed, by the name that definitions give them, in any case;
 *     those without an entry are left to the service manager
 * @param components what keeps clients away from components, by name, in any case
 * @param balancers where load balancers ask about components
 * @param destructive the commands of destructive actions
 * @param webhooks who is notified by HTTP
 * @param serviceManagerKind who starts and stops services that have no commands of their own
 */
public record AgentConfiguration(
    CoreSettings settings,
    Optional<String> site,
    List<String> groups,
    VersionSource version,
    List<Path> healthSets,
    Path plugins,
    Parameters parameters,
    Path state,
    EventFiles events,
    OverrideSource overrides,
    ListenAddress listen,
    Optional<Path> notifyToken,
    Concurrency concurrency,
    Path secrets,
    Map<String, ServiceCommands> services,
    Map<String, ComponentSettings> components,
    BalancerAccess balancers,
    DestructiveCommands destructive,
    List<Webhook> webhooks,
    ServiceManagerKind serviceManagerKind) {

  /** Copies the collections. */
  public AgentConfiguration {
    groups = List.copyOf(groups);
    healthSets = List.copyOf(healthSets);
    services = byName(services);
    components = byName(components);
    webhooks = List.copyOf(webhooks);
  }

  /** The name of this server. */
  public String server() {
    return settings.server();
  }

  /**
   * Where event files are, and when the oldest are removed.
   *
   * @param directory the directory
   * @param retainedBytes how much all channels together may take, in bytes; 1 GiB unless configured
   * @param retainedFor how long they are kept at most; 30 days unless configured
   */
  public record EventFiles(Path directory, long retainedBytes, Duration retainedFor) {}

  /**
   * Where overrides for several servers come from.
   *
   * @param global the shared directory; empty: there are none
   * @param pollInterval how often overrides are polled; 10 minutes unless configured
   * @param trust whose signatures are trusted, no two with the same name; none: signatures are not
   *     required
   * @param owners users whose files are trusted besides those of root, of the agent's user and of
   *     the directory's owner; names or numbers
   */
  public record OverrideSource(
      Optional<Path> global, Duration pollInterval, List<TrustedFile> trust, List<String> owners) {
    /** Copies the lists. */
    public OverrideSource {
      trust = List.copyOf(trust);
      owners = List.copyOf(owners);
    }
  }

  /**
   * Somebody whose signature on an override is trusted.
   *
   * @param name the name that signatures give the key
   * @param key the file with the public key, in PEM
   */
  public record TrustedFile(String name, Path key) {}

  /**
   * How many probes may run at once.
   *
   * @param total of all health sets; 2,048 unless configured
   * @param perSet of one health set; 256 unless configured
   */
  public record Concurrency(int total, int perSet) {}

  private static <T> Map<String, T> byName(Map<String, T> commands) {
    Map<String, T> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(commands);
    return Collections.unmodifiableMap(copy);
  }
}
