package dev.tend.poll;

import dev.tend.config.AgentConfiguration;
import dev.tend.config.TrustedKeys;
import dev.tend.config.UnusableKeyException;
import dev.tend.config.VersionSource;
import dev.tend.override.shared.TrustPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says for the poller.
 *
 * @param server the name of this server
 * @param groups the groups it is in
 * @param version how the mail server's version is known
 * @param interval how often to poll
 * @param shared the directory that servers share; empty: there is none
 */
public record PollSettings(
    String server,
    List<String> groups,
    VersionSource version,
    Duration interval,
    Optional<Shared> shared) {
  /** Copies the list. */
  public PollSettings {
    groups = List.copyOf(groups);
  }

  /**
   * What a configuration says.
   *
   * @throws UnusableKeyException if a key that it names cannot be used
   */
  public static PollSettings of(AgentConfiguration configuration) throws UnusableKeyException {
    TrustPolicy trust = TrustedKeys.trust(configuration.overrides());
    return new PollSettings(
        configuration.server(),
        configuration.groups(),
        configuration.version(),
        configuration.overrides().pollInterval(),
        configuration.overrides().global().map(directory -> new Shared(directory, trust)));
  }

  /** The same for a server of this name. */
  public PollSettings of(String name) {
    return new PollSettings(name, groups, version, interval, shared);
  }

  /**
   * The shared directory.
   *
   * @param directory where it is
   * @param trust whose files are trusted
   */
  public record Shared(Path directory, TrustPolicy trust) {}
}
