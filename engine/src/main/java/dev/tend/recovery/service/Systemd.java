package dev.tend.recovery.service;

import dev.tend.process.ControlGroups;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Services that are units of systemd. Restarts and reloads are jobs of systemd, which finishes them
 * whatever becomes of the agent. Whether a unit is back is read from its state and its processes,
 * never from {@code systemctl}'s exit code alone.
 */
public final class Systemd implements ServiceManager {
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");
  private static final Path SYSTEMD_HIERARCHY = CONTROL_GROUPS.resolve("systemd");

  private static final String UNCLEAR = "ended by itself or by hand, cannot tell";

  private final List<String> systemctl;
  private final SystemdJournal journal;
  private final ProcessTable processes;

  /**
   * Units that a restart of ours left down: where the journal does not say how they ended, it was
   * no person.
   */
  private final Set<String> leftDown = ConcurrentHashMap.newKeySet();

  /**
   * Of this host.
   *
   * @param systemctl the program and the arguments that come before all others
   * @param journalctl the same of the program that reads the journal
   * @param processes where the processes of its units are found
   */
  public Systemd(List<String> systemctl, List<String> journalctl, ProcessTable processes) {
    this.systemctl = List.copyOf(systemctl);
    this.journal = new SystemdJournal(journalctl);
    this.processes = processes;
  }

  /** A unit that is up is looked at for its members, too: one of them may have been stopped. */
  @Override
  public Optional<KeptDown> keptDown(String service, OperationLimits limits)
      throws IOException, InterruptedException {
    SystemdUnit unit = show(SystemdUnit.name(service), limits);
    if (unit.unknown().isPresent()) {
      throw new IOException(unit.unknown().get());
    }
    if (unit.active()) {
      leftDown.remove(unit.id());
    }
    for (SystemdUnit one : withMembers(unit, limits)) {
      Optional<KeptDown> kept = keptDown(one, limits);
      if (kept.isPresent()) {
        return kept;
      }
    }
    return Optional.empty();
  }

  /**
   * Why a service is no part of this host, such as that no such unit is installed; empty when it
   * is, also one that failed or was stopped.
   *
   * @throws IOException if it cannot be found out; the message says why
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> absent(String service, OperationLimits limits)
      throws IOException, InterruptedException {
    SystemdUnit unit = show(SystemdUnit.name(service), limits);
    if (unit.unknown().isPresent()) {
      throw new IOException(unit.unknown().get());
    }
    Optional<String> why = unit.absence();
    // Systemd forgets soon that a unit has run which nothing wants; the journal does not.
    boolean ran =
        why.isPresent()
            && unit.installed()
            && journal.endOf(unit, limits) != SystemdJournal.End.UNKNOWN;
    return ran ? Optional.empty() : why;
  }

  private Optional<KeptDown> keptDown(SystemdUnit unit, OperationLimits limits)
      throws InterruptedException {
    if (unit.masked()) {
      return kept(true, unit, "is masked");
    }
    if (!unit.down() || (!unit.hasRun() && !unit.neverWanted())) {
      return Optional.empty();
    }
    SystemdJournal.End end = journal.endOf(unit, limits);
    return switch (end) {
      case BY_REQUEST -> stopped(unit, limits);
      case BY_SIGNAL ->
          unit.endedWell()
              ? kept(false, unit, UNCLEAR + ": no job stopped it, but a signal did")
              : Optional.empty();
      case BY_ITSELF -> Optional.empty();
      case UNKNOWN -> {
        if (unit.neverWanted()) {
          yield kept(true, unit, "is disabled and has not run since the host booted");
        }
        yield unit.endedWell() && !leftDown.contains(unit.id())
            ? kept(false, unit, UNCLEAR + ": the journal does not say")
            : Optional.empty();
      }
    };
  }

  /** A job stopped it: a person's, or systemd's own, when it lost a unit that it is bound to. */
  private Optional<KeptDown> stopped(SystemdUnit unit, OperationLimits limits)
      throws InterruptedException {
    for (String other : unit.bound()) {
      SystemdUnit bound = show(other, limits);
      if (bound.down() && journal.endOf(bound, limits) != SystemdJournal.End.BY_REQUEST) {
        return kept(false, unit, "was stopped because " + bound.said());
      }
    }
    return kept(true, unit, "was stopped on purpose, by a job of systemd");
  }

  private static Optional<KeptDown> kept(boolean certain, SystemdUnit unit, String why) {
    return Optional.of(new KeptDown(certain, unit.id() + " " + why + unit.since()));
  }

  @Override
  public ActionOutcome restart(String service, OperationLimits limits) throws InterruptedException {
    SystemdUnit unit = show(SystemdUnit.name(service), limits);
    if (!unit.loaded()) {
      String absent = "systemd has no unit " + unit.id() + "; name the service as it does";
      return ActionOutcome.failed("not restarted: " + unit.unknown().orElse(absent));
    }
    if (unit.hasJob()) {
      return ActionOutcome.failed(
          "not restarted: somebody else has just asked systemd to start or stop " + unit.id());
    }
    leftDown.add(unit.id());
    return new SystemdRestart(this, processes, unit, limits).run();
  }

  @Override
  public ActionOutcome reload(String service, OperationLimits limits) throws InterruptedException {
    SystemdUnit unit = show(SystemdUnit.name(service), limits);
    if (!unit.active()) {
      return ActionOutcome.failed("not reloaded: " + unit.said());
    }
    if (!unit.canReload()) {
      return ActionOutcome.failed("not reloaded: " + unit.id() + " has no way to reload");
    }
    ProgramResult end = change(limits, "reload", unit.id());
    if (!end.succeeded()) {
      return ActionOutcome.failed("not reloaded: " + end.said(), limits);
    }
    Optional<String> wrong = wrong(withMembers(show(unit.id(), limits), limits));
    return wrong.isEmpty()
        ? ActionOutcome.succeeded(unit.id() + " has been reloaded")
        : ActionOutcome.failed("reloaded, but " + wrong.get(), limits);
  }

  /**
   * What systemd says of the system as a whole, such as {@code running} or {@code stopping}; empty:
   * it cannot be asked.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> systemState(OperationLimits limits) throws InterruptedException {
    ProgramResult end = ProgramRunner.ask(argv("is-system-running"), limits);
    return Optional.of(end.output().strip()).filter(word -> !word.isEmpty());
  }

  /**
   * Asks for a reboot and returns at once.
   *
   * @return why that was not accepted; empty: it was
   * @throws InterruptedException if the operation was abandoned
   */
  public Optional<String> reboot(OperationLimits limits) throws InterruptedException {
    ProgramResult end = change(limits, "reboot");
    return end.succeeded() ? Optional.empty() : Optional.of(end.said());
  }

  /** A unit now; {@link SystemdUnit#unknown} says why systemd did not answer. */
  SystemdUnit show(String unit, OperationLimits limits) throws InterruptedException {
    ProgramResult end =
        ProgramRunner.ask(
            argv("show", "--property=" + String.join(",", SystemdUnit.PROPERTIES), "--", unit),
            limits);
    if (!end.succeeded()) {
      return SystemdUnit.unknown("systemd cannot be asked about " + unit + ": " + end.said());
    }
    SystemdUnit found = SystemdUnit.parse(end.output());
    return found.id().isEmpty() ? SystemdUnit.unknown("systemd says nothing about " + unit) : found;
  }

  ProgramResult change(OperationLimits limits, String... arguments) throws InterruptedException {
    return ProgramRunner.act(argv(arguments), limits);
  }

  /** A unit and, when it has no process of its own, its members as they are now. */
  List<SystemdUnit> withMembers(SystemdUnit unit, OperationLimits limits)
      throws InterruptedException {
    List<SystemdUnit> all = new ArrayList<>(List.of(unit));
    for (String member : unit.mainPid() == 0 ? unit.members() : List.<String>of()) {
      all.add(show(member, limits));
    }
    return all;
  }

  /**
   * The main process of a unit; where systemd knows none, all in its control group. One that is not
   * in the unit's control group is another's: the agent may count processes otherwise than the
   * systemd that it asks.
   */
  List<ProcessInfo> processesOf(SystemdUnit unit) {
    List<Long> pids = unit.mainPid() > 0 ? List.of(unit.mainPid()) : inGroup(unit.controlGroup());
    ControlGroups groups = new ControlGroups(processes);
    return pids.stream()
        .flatMap(pid -> processes.living(pid).stream())
        .filter(one -> unit.controlGroup().isEmpty() || groups.in(one.pid(), unit.controlGroup()))
        .toList();
  }

  /** What shows that these do not run as they should; empty when nothing does. */
  Optional<String> wrong(List<SystemdUnit> units) {
    for (SystemdUnit unit : units) {
      if (!unit.active() || unit.hasJob()) {
        return Optional.of(unit.said());
      }
      List<ProcessInfo> running = processesOf(unit);
      if (running.isEmpty() && !unit.exited()) {
        return Optional.of(unit.said() + ", and none of its processes is alive");
      }
      for (ProcessInfo one : running) {
        if (one.state().halted()) {
          return Optional.of(unit.id() + " has process " + one.pid() + ", stopped by a signal");
        }
      }
    }
    return Optional.empty();
  }

  private static List<Long> inGroup(String group) {
    for (Path root :
        group.isEmpty() ? List.<Path>of() : List.of(CONTROL_GROUPS, SYSTEMD_HIERARCHY)) {
      try {
        Path listed = root.resolve(group.substring(1)).resolve("cgroup.procs");
        return Files.readAllLines(listed).stream().map(Long::valueOf).toList();
      } catch (IOException | NumberFormatException notInThisHierarchy) {
        // The next one may know the group.
      }
    }
    return List.of();
  }

  private List<String> argv(String... arguments) {
    return Stream.concat(systemctl.stream(), Stream.of(arguments)).toList();
  }
}
