package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.definition.type.Types;
import dev.tend.eventlog.EventLog;
import dev.tend.eventlog.EventLogSettings;
import dev.tend.metrics.AgentMetrics;
import dev.tend.name.DnsNames;
import dev.tend.name.Names;
import dev.tend.secret.SecretFiles;
import dev.tend.secret.Secrets;
import dev.tend.state.Opened;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the agent stands on: files and names.
 *
 * @param log the event log, open
 * @param state the state, open
 * @param names where names are looked up
 * @param secrets where secrets are
 * @param figures the agent's figures, to be connected
 * @param metrics the agent's metrics
 */
record Ground(
    EventLog log,
    Opened state,
    Names names,
    Secrets secrets,
    Figures figures,
    AgentMetrics metrics) {

  static Ground open(AgentConfiguration configuration, Types types) throws CannotStartException {
    Names names = systemNames();
    Opened state = state(configuration, types);
    try {
      EventLog log =
          EventLog.open(
              EventLogSettings.in(configuration.events().directory(), configuration.server())
                  .keeping(
                      configuration.events().retainedBytes(), configuration.events().retainedFor()),
              SteadyClock.startingAt(Instant.now()));
      Figures figures = new Figures(log);
      return new Ground(
          log,
          state,
          names,
          new SecretFiles(configuration.secrets()),
          figures,
          new AgentMetrics(AgentFacts.version(), figures));
    } catch (IOException unsafe) {
      state.store().close();
      throw new CannotStartException("the event log: " + unsafe.getMessage(), unsafe);
    }
  }

  private static Names systemNames() throws CannotStartException {
    try {
      return DnsNames.ofSystem();
    } catch (IOException unreadable) {
      throw new CannotStartException(
          "names cannot be looked up: " + unreadable.getMessage(), unreadable);
    }
  }

  private static Opened state(AgentConfiguration configuration, Types types)
      throws CannotStartException {
    try {
      return StateStore.open(configuration.state(), types, InstantSource.system());
    } catch (StateException unusable) {
      throw new CannotStartException("the state: " + unusable.getMessage(), unusable);
    }
  }
}
