package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who manages which service: its configured commands if it has any that start or stop it, else
 * systemd where the agent uses it. A validation command may be configured for a unit, too.
 * Immutable.
 */
public final class Services {
  private final Map<String, ServiceCommands> commands =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final CommandManagedServices commanded;
  private final Optional<Systemd> systemd;

  /**
   * Of this host.
   *
   * @param commands the configured commands by service, case not counting
   * @param systemd who manages all others; empty: nobody, and acts on them fail saying what to
   *     configure
   */
  public Services(Map<String, ServiceCommands> commands, Optional<Systemd> systemd) {
    this.commands.putAll(commands);
    this.commanded = new CommandManagedServices(this.commands, ProcessTable.ofThisHost());
    this.systemd = systemd.map(manager -> manager.validating(commanded::validations));
  }

  /** Who manages this service. */
  public ServiceManager managing(String service) {
    return systemd.isPresent() && !byCommands(service) ? systemd.get() : commanded;
  }

  /** Whether its manager knows that a person wants it down; commands do not say that. */
  public boolean knowsIntentions(String service) {
    return systemd.isPresent() && !byCommands(service);
  }

  private boolean byCommands(String service) {
    ServiceCommands own = commands.get(service);
    return own != null && !(own.start().isEmpty() && own.stop().isEmpty());
  }
}
