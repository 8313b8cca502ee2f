package dev.tend.recovery.service;

import dev.tend.process.ProcessTable;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.SystemdCommand.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes behind a unit: its own, or those of its members when it has none. */
final class UnitProcesses {
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");
  private static final Path SYSTEMD_HIERARCHY = CONTROL_GROUPS.resolve("systemd");

  private final SystemdCommand command;
  private final ProcessTable processes;

  UnitProcesses(SystemdCommand command, ProcessTable processes) {
    this.command = command;
    this.processes = processes;
  }

  /**
   * A unit and, when it has no process of its own, its members as they are now.
   *
   * @param systemdUnits those that systemd answered for
   * @param unknown why not all members are among them; empty when all are
   */
  record Family(List<SystemdUnit> systemdUnits, Optional<String> unknown) {}

  Family withMembers(SystemdUnit systemdUnit, OperationLimits limits) throws InterruptedException {
    List<SystemdUnit> all = new ArrayList<>(List.of(systemdUnit));
    Optional<String> unknown = Optional.empty();
    for (String member : systemdUnit.mainPid() == 0 ? systemdUnit.members() : List.<String>of()) {
      switch (command.show(member, limits)) {
        case Shown.Found found -> all.add(found.systemdUnit());
        case Shown.Unknown why -> unknown = Optional.of(why.why());
      }
    }
    return new Family(List.copyOf(all), unknown);
  }

  /** The main process of a unit; where systemd knows none, all in its control group. */
  List<ServiceProcess> of(SystemdUnit systemdUnit) {
    if (systemdUnit.mainPid() > 0) {
      return ServiceProcess.of(processes, systemdUnit.mainPid()).stream().toList();
    }
    return systemdUnit.controlGroup().isEmpty()
        ? List.of()
        : inGroup(systemdUnit.controlGroup()).stream()
            .flatMap(pid -> ServiceProcess.of(processes, pid).stream())
            .toList();
  }

  boolean gone(List<ServiceProcess> old) {
    return old.stream().noneMatch(one -> one.alive(processes));
  }

  void kill(List<ServiceProcess> old) {
    ServiceProcess.kill(processes, old);
  }

  /** What speaks against a unit running as it should; empty when nothing does. */
  Optional<String> wrongNow(String unit, OperationLimits limits) throws InterruptedException {
    return switch (command.show(unit, limits)) {
      case Shown.Unknown unknown -> Optional.of(unknown.why());
      case Shown.Found found -> {
        Family family = withMembers(found.systemdUnit(), limits);
        yield wrong(family.systemdUnits()).or(family::unknown);
      }
    };
  }

  /** What speaks against these running as they should; empty when nothing does. */
  Optional<String> wrong(List<SystemdUnit> systemdUnits) {
    for (SystemdUnit systemdUnit : systemdUnits) {
      if (!systemdUnit.active() || systemdUnit.hasJob()) {
        return Optional.of(systemdUnit.said());
      }
      List<ServiceProcess> running = of(systemdUnit);
      if (running.isEmpty() && !systemdUnit.exited()) {
        return Optional.of(systemdUnit.said() + ", and none of its processes is alive");
      }
      for (ServiceProcess one : running) {
        if (one.halted(processes)) {
          return Optional.of(
              systemdUnit.id() + " has process " + one.pid() + ", stopped by a signal");
        }
      }
    }
    return Optional.empty();
  }

  private static List<Long> inGroup(String group) {
    for (Path root : List.of(CONTROL_GROUPS, SYSTEMD_HIERARCHY)) {
      Optional<List<Long>> listed = listed(root.resolve(group.substring(1)));
      if (listed.isPresent()) {
        return listed.get();
      }
    }
    return List.of();
  }

  /** The processes of a control group; empty when the group is not in this hierarchy. */
  private static Optional<List<Long>> listed(Path group) {
    try {
      List<String> lines = Files.readAllLines(group.resolve("cgroup.procs"));
      return Optional.of(lines.stream().map(Long::valueOf).toList());
    } catch (IOException | NumberFormatException notHere) {
      return Optional.empty();
    }
  }
}
