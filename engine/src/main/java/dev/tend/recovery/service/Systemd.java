package dev.tend.recovery.service;

import dev.tend.child.ProcessTable;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.Bounds;
import dev.tend.recovery.program.ProgramEnd;
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
  public ServiceStatus status(String service, Bounds bounds) throws InterruptedException {
    return switch (command.show(UnitName.unit(service), bounds)) {
      case SystemdCommand.Shown.Unknown unknown ->
          new ServiceStatus(Activity.UNKNOWN, Optional.empty(), unknown.why());
      case SystemdCommand.Shown.Found found -> status(found.unit());
    };
  }

  private ServiceStatus status(Unit unit) {
    Activity activity =
        unit.active() ? Activity.RUNNING : unit.settled() ? Activity.DOWN : Activity.CHANGING;
    if (activity == Activity.RUNNING) {
      leftDown.remove(unit.id());
    }
    Optional<String> keptDown =
        unit.masked() || !leftDown.contains(unit.id()) ? unit.keptDown() : Optional.empty();
    return new ServiceStatus(activity, keptDown, unit.said());
  }

  @Override
  public List<List<String>> validations(String service) {
    List<List<String>> own = configured.apply(service);
    return own.isEmpty() ? Validations.of(UnitName.bare(service)) : own;
  }

  @Override
  public ActionOutcome restart(String service, Bounds bounds) throws InterruptedException {
    SystemdCommand.Shown shown = command.show(UnitName.unit(service), bounds);
    return switch (shown) {
      case SystemdCommand.Shown.Unknown unknown ->
          ActionOutcome.failed("not restarted: " + unknown.why());
      case SystemdCommand.Shown.Found found -> restart(found.unit(), bounds);
    };
  }

  private ActionOutcome restart(Unit unit, Bounds bounds) throws InterruptedException {
    if (!unit.loaded()) {
      return ActionOutcome.failed(
          "not restarted: systemd has no unit " + unit.id() + "; name the service as it does");
    }
    if (unit.hasJob()) {
      return ActionOutcome.failed(
          "not restarted: somebody else has just asked systemd to start or stop " + unit.id());
    }
    leftDown.add(unit.id());
    UnitProcesses watched = new UnitProcesses(command, processes);
    return new SystemdRestart(command, watched, unit, bounds).run();
  }

  @Override
  public ActionOutcome reload(String service, Bounds bounds) throws InterruptedException {
    String name = UnitName.unit(service);
    return switch (command.show(name, bounds)) {
      case SystemdCommand.Shown.Unknown unknown ->
          ActionOutcome.failed("not reloaded: " + unknown.why());
      case SystemdCommand.Shown.Found found -> reload(found.unit(), bounds);
    };
  }

  private ActionOutcome reload(Unit unit, Bounds bounds) throws InterruptedException {
    if (!unit.active()) {
      return ActionOutcome.failed("not reloaded: " + unit.said());
    }
    if (!unit.canReload()) {
      return ActionOutcome.failed("not reloaded: " + unit.id() + " has no way to reload");
    }
    ProgramEnd end = command.change(bounds, "reload", unit.id());
    if (!end.succeeded()) {
      return SystemdRestart.failure("not reloaded: " + end.said(), bounds);
    }
    Optional<String> wrong = new UnitProcesses(command, processes).wrongNow(unit.id(), bounds);
    return wrong.isEmpty()
        ? ActionOutcome.succeeded(unit.id() + " has been reloaded")
        : SystemdRestart.failure("reloaded, but " + wrong.get(), bounds);
  }

  /**
   * What systemd says of the system as a whole, such as {@code running} or {@code stopping}; empty:
   * it cannot be asked.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> systemState(Bounds bounds) throws InterruptedException {
    return command.systemState(bounds);
  }

  /**
   * Asks for a reboot and returns at once.
   *
   * @return why that was not accepted; empty: it was
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> reboot(Bounds bounds) throws InterruptedException {
    ProgramEnd end = command.change(bounds, "reboot");
    return end.succeeded() ? Optional.empty() : Optional.of(end.said());
  }
}
