package dev.tend.recovery.service;

import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.ServiceStatus.Activity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Services that are units of systemd. Restarts and reloads are jobs of systemd, which carries them
 * through whatever becomes of the agent. Whether a unit is back is read from its state and its
 * processes, never from {@code systemctl}'s exit code alone.
 */
public final class Systemd implements ServiceManager {
  private final SystemdCommand command;
  private final ProcessTable processes;
  private final Function<String, List<List<String>>> configured;

  /**
   * Units that a restart of ours left down: systemd shows some of them as if they had been stopped
   * on purpose.
   */
  private final Set<String> leftDown;

  /**
   * Of this host.
   *
   * @param systemctl the program and the arguments that come before all others
   * @param processes where the processes of its units are found
   */
  public Systemd(List<String> systemctl, ProcessTable processes) {
    this(
        new SystemdCommand(systemctl),
        processes,
        service -> List.of(),
        ConcurrentHashMap.newKeySet());
  }

  private Systemd(
      SystemdCommand command,
      ProcessTable processes,
      Function<String, List<List<String>>> configured,
      Set<String> leftDown) {
    this.command = command;
    this.processes = processes;
    this.configured = configured;
    this.leftDown = leftDown;
  }

  /** The same, asking these for validation commands before those it knows itself. */
  Systemd validating(Function<String, List<List<String>>> byConfiguration) {
    return new Systemd(command, processes, byConfiguration, leftDown);
  }

  @Override
  public ServiceStatus status(String service, OperationLimits limits) throws InterruptedException {
    return switch (command.show(SystemdUnit.name(service), limits)) {
      case SystemdCommand.Shown.Unknown unknown ->
          new ServiceStatus(Activity.UNKNOWN, Optional.empty(), unknown.why());
      case SystemdCommand.Shown.Found found -> status(found.systemdUnit());
    };
  }

  private ServiceStatus status(SystemdUnit systemdUnit) {
    Activity activity =
        systemdUnit.active()
            ? Activity.RUNNING
            : systemdUnit.settled() ? Activity.DOWN : Activity.CHANGING;
    if (activity == Activity.RUNNING) {
      leftDown.remove(systemdUnit.id());
    }
    Optional<String> keptDown =
        systemdUnit.masked() || !leftDown.contains(systemdUnit.id())
            ? systemdUnit.keptDown()
            : Optional.empty();
    return new ServiceStatus(activity, keptDown, systemdUnit.said());
  }

  @Override
  public List<List<String>> validations(String service) {
    List<List<String>> own = configured.apply(service);
    return own.isEmpty() ? ConfigCheckCommands.of(SystemdUnit.bare(service)) : own;
  }

  @Override
  public ActionOutcome restart(String service, OperationLimits limits) throws InterruptedException {
    SystemdCommand.Shown shown = command.show(SystemdUnit.name(service), limits);
    return switch (shown) {
      case SystemdCommand.Shown.Unknown unknown ->
          ActionOutcome.failed("not restarted: " + unknown.why());
      case SystemdCommand.Shown.Found found -> restart(found.systemdUnit(), limits);
    };
  }

  private ActionOutcome restart(SystemdUnit systemdUnit, OperationLimits limits)
      throws InterruptedException {
    if (!systemdUnit.loaded()) {
      return ActionOutcome.failed(
          "not restarted: systemd has no unit "
              + systemdUnit.id()
              + "; name the service as it does");
    }
    if (systemdUnit.hasJob()) {
      return ActionOutcome.failed(
          "not restarted: somebody else has just asked systemd to start or stop "
              + systemdUnit.id());
    }
    leftDown.add(systemdUnit.id());
    UnitProcesses watched = new UnitProcesses(command, processes);
    return new SystemdRestart(command, watched, systemdUnit, limits).run();
  }

  @Override
  public ActionOutcome reload(String service, OperationLimits limits) throws InterruptedException {
    String name = SystemdUnit.name(service);
    return switch (command.show(name, limits)) {
      case SystemdCommand.Shown.Unknown unknown ->
          ActionOutcome.failed("not reloaded: " + unknown.why());
      case SystemdCommand.Shown.Found found -> reload(found.systemdUnit(), limits);
    };
  }

  private ActionOutcome reload(SystemdUnit systemdUnit, OperationLimits limits)
      throws InterruptedException {
    if (!systemdUnit.active()) {
      return ActionOutcome.failed("not reloaded: " + systemdUnit.said());
    }
    if (!systemdUnit.canReload()) {
      return ActionOutcome.failed("not reloaded: " + systemdUnit.id() + " has no way to reload");
    }
    ProgramResult end = command.change(limits, "reload", systemdUnit.id());
    if (!end.succeeded()) {
      return ActionOutcome.failed("not reloaded: " + end.said(), limits);
    }
    Optional<String> wrong =
        new UnitProcesses(command, processes).wrongNow(systemdUnit.id(), limits);
    return wrong.isEmpty()
        ? ActionOutcome.succeeded(systemdUnit.id() + " has been reloaded")
        : ActionOutcome.failed("reloaded, but " + wrong.get(), limits);
  }

  /**
   * What systemd says of the system as a whole, such as {@code running} or {@code stopping}; empty:
   * it cannot be asked.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> systemState(OperationLimits limits) throws InterruptedException {
    return command.systemState(limits);
  }

  /**
   * Asks for a reboot and returns at once.
   *
   * @return why that was not accepted; empty: it was
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> reboot(OperationLimits limits) throws InterruptedException {
    ProgramResult end = command.change(limits, "reboot");
    return end.succeeded() ? Optional.empty() : Optional.of(end.said());
  }
}
