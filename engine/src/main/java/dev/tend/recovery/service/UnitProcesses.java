package dev.tend.recovery.service;

import dev.tend.child.ProcessTable;
import dev.tend.recovery.Bounds;
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
   * @param units those that systemd answered for
   * @param unknown why not all members are among them; empty when all are
   */
  record Family(List<Unit> units, Optional<String> unknown) {}

  Family withMembers(Unit unit, Bounds bounds) throws InterruptedException {
    List<Unit> all = new ArrayList<>(List.of(unit));
    Optional<String> unknown = Optional.empty();
    for (String member : unit.mainPid() == 0 ? unit.members() : List.<String>of()) {
      switch (command.show(member, bounds)) {
        case Shown.Found found -> all.add(found.unit());
        case Shown.Unknown why -> unknown = Optional.of(why.why());
      }
    }
    return new Family(List.copyOf(all), unknown);
  }

  /** The main process of a unit; where systemd knows none, all in its control group. */
  List<ServiceProcess> of(Unit unit) {
    if (unit.mainPid() > 0) {
      return ServiceProcess.of(processes, unit.mainPid()).stream().toList();
    }
    return unit.controlGroup().isEmpty()
        ? List.of()
        : inGroup(unit.controlGroup()).stream()
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
  Optional<String> wrongNow(String unit, Bounds bounds) throws InterruptedException {
    return switch (command.show(unit, bounds)) {
      case Shown.Unknown unknown -> Optional.of(unknown.why());
      case Shown.Found found -> {
        Family family = withMembers(found.unit(), bounds);
        yield wrong(family.units()).or(family::unknown);
      }
    };
  }

  /** What speaks against these running as they should; empty when nothing does. */
  Optional<String> wrong(List<Unit> units) {
    for (Unit unit : units) {
      if (!unit.active() || unit.hasJob()) {
        return Optional.of(unit.said());
      }
      List<ServiceProcess> running = of(unit);
      if (running.isEmpty() && !unit.exited()) {
        return Optional.of(unit.said() + ", and none of its processes is alive");
      }
      for (ServiceProcess one : running) {
        if (one.halted(processes)) {
          return Optional.of(unit.id() + " has process " + one.pid() + ", stopped by a signal");
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
