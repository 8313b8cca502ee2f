package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.eventlog.EventLog;
import dev.tend.eventlog.EventLogSettings;
import dev.tend.resolver.DnsResolver;
import dev.tend.secret.SecretFiles;
import dev.tend.secret.Secrets;
import dev.tend.secret.TimedSecrets;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * What the agent needs: files and names.
 *
 * @param log the event log, open
 * @param restored what earlier runs kept, with the store if that can be opened
 * @param names where names are looked up
 * @param secrets where secrets are
 */
record AgentResources(EventLog log, InitialState restored, DnsResolver names, Secrets secrets) {
  private static final Duration SECRETS = Duration.ofSeconds(2);

  static AgentResources open(AgentConfiguration configuration, InitialState restored)
      throws CannotStartException {
    DnsResolver names = systemNames();
    try {
      EventLog log =
          EventLog.open(
              EventLogSettings.in(configuration.events().directory(), configuration.server())
                  .keeping(
                      configuration.events().retainedBytes(), configuration.events().retainedFor()),
              SteadyClock.startingAt(Instant.now()));
      return new AgentResources(
          log,
          restored,
          names,
          new TimedSecrets(new SecretFiles(configuration.secrets()), SECRETS));
    } catch (IOException unsafe) {
      throw new CannotStartException("the event log: " + unsafe.getMessage(), unsafe);
    }
  }

  private static DnsResolver systemNames() throws CannotStartException {
    try {
      return DnsResolver.ofSystem();
    } catch (IOException unreadable) {
      throw new CannotStartException(
          "names cannot be looked up: " + unreadable.getMessage(), unreadable);
    }
  }
}
