package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says who manages which service: its configured commands if any of them start or stop it, else
 * systemd where the agent uses it. A validation command may be configured for a unit, too.
 * Immutable.
 */
public final class Services {
  private static final ServiceCommands NONE =
      new ServiceCommands(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

  /**
   * {@code postfix check} does not read master.cf, and without a terminal it reports what is wrong
   * to syslog alone.
   */
  private static final List<List<String>> POSTFIX =
      List.of(List.of("postconf", "-M"), List.of("postfix", "check"));

  /** How well-known servers check their own configuration. */
  private static final Map<String, List<List<String>>> WELL_KNOWN =
      Map.of(
          "postfix",
          POSTFIX,
          // What Debian calls the Postfix that postfix.service only stands for.
          "postfix@-",
          POSTFIX,
          "dovecot",
          List.of(List.of("doveconf", "-n")),
          "unbound",
          List.of(List.of("unbound-checkconf")));

  private final Map<String, ServiceCommands> commands =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Optional<Systemd> systemd;

  /**
   * Of this host.
   *
   * @param commands the configured commands by service, ignoring case
   * @param systemd manages all others; empty: nobody does, and actions on them fail and say what to
   *     configure
   */
  public Services(Map<String, ServiceCommands> commands, Optional<Systemd> systemd) {
    commands.forEach((service, how) -> this.commands.put(SystemdUnit.bare(service), how));
    this.systemd = systemd;
  }

  /** Who manages this service. */
  public ServiceManager managing(String service) {
    return isUnit(service)
        ? systemd.orElseThrow()
        : new CommandManagedService(of(service), ProcessTable.ofThisHost());
  }

  /**
   * Why a service is no part of this host; empty when it is, when commands of the configuration
   * manage it, and when nobody here uses systemd.
   *
   * @throws IOException if it cannot be found out; the message says why
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> absent(String service, OperationLimits limits)
      throws IOException, InterruptedException {
    return isUnit(service) ? systemd.orElseThrow().absent(service, limits) : Optional.empty();
  }

  /**
   * The commands that say by their exit codes whether the configuration is good, to be asked in
   * this order; none when none is known.
   */
  List<List<String>> validations(String service) {
    List<String> own = of(service).validate();
    if (!own.isEmpty()) {
      return List.of(own);
    }
    return isUnit(service)
        ? WELL_KNOWN.getOrDefault(SystemdUnit.bare(service), List.of())
        : List.of();
  }

  /** The command that makes a mail server try its queue again; empty when none is known. */
  public List<String> flushing(String service) {
    List<String> own = of(service).flush();
    return own.isEmpty() && isPostfix(service) ? List.of("postfix", "flush") : own;
  }

  /** Whether the queue of this service is that of the host's Postfix. */
  public boolean flushesPostfix(String service) {
    return of(service).flush().isEmpty() && isPostfix(service);
  }

  private static boolean isPostfix(String service) {
    String bare = SystemdUnit.bare(service);
    return bare.equalsIgnoreCase("postfix") || bare.equalsIgnoreCase("postfix@-");
  }

  private boolean isUnit(String service) {
    return systemd.isPresent() && of(service).start().isEmpty() && of(service).stop().isEmpty();
  }

  private ServiceCommands of(String service) {
    return commands.getOrDefault(SystemdUnit.bare(service), NONE);
  }
}
