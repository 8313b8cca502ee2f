package dev.tend.recovery.service;

import dev.tend.definition.type.KillSignal;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One restart of a unit: queued as one job, so that systemd finishes it even if the agent dies;
 * then watched until the unit is active as a new invocation and its processes are alive.
 */
final class SystemdRestart {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** How long what was seen running must keep running. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** The part of the time after which an old process that does not go is killed. */
  private static final double PATIENCE = 0.4;

  /** The part of the time in which the unit must have come up. */
  private static final double WATCHING = 0.95;

  private final Systemd systemd;
  private final ProcessTable processes;
  private final SystemdUnit before;

  /** The whole action's: some of its time is kept to find out in the end whether the unit is up. */
  private final OperationLimits whole;

  private final OperationLimits limits;
  private String asides = "";

  SystemdRestart(
      Systemd systemd, ProcessTable processes, SystemdUnit before, OperationLimits limits) {
    this.systemd = systemd;
    this.processes = processes;
    this.before = before;
    this.whole = limits;
    this.limits = limits.share(WATCHING);
  }

  ActionOutcome run() throws InterruptedException {
    List<SystemdUnit> earlier = systemd.withMembers(before, limits);
    List<ProcessInfo> old =
        earlier.stream().flatMap(one -> systemd.processesOf(one).stream()).toList();
    if (before.failed()) {
      // Systemd may refuse every start now, and does not always say so. Its limit is against tight
      // loops; the budget that let this action through is far tighter.
      systemd.change(limits, "reset-failed", before.id());
      asides += before.startLimitHit() ? "; systemd's start limit had been hit and was reset" : "";
    }
    ProgramResult queued = systemd.change(limits, "--no-block", "restart", before.id());
    if (!queued.succeeded()) {
      return ActionOutcome.failed("not restarted: " + queued.said(), limits);
    }
    Optional<String> wrong = awaited(earlier, old);
    if (wrong.isPresent() && !limits.deadline().expired() && isDown(limits)) {
      wrong = startedOnceMore(earlier, old);
    }
    if (wrong.isEmpty()) {
      return ActionOutcome.succeeded(before.id() + " has been restarted" + asides);
    }
    String verdict = isDown(whole) ? before.id() + " is DOWN now: " : "restarted, but ";
    return ActionOutcome.failed(
        verdict + wrong.get() + asides + "; see journalctl -u " + before.id(), limits);
  }

  /** A second start, unless systemd has made so many itself that it would refuse this one. */
  private Optional<String> startedOnceMore(List<SystemdUnit> earlier, List<ProcessInfo> old)
      throws InterruptedException {
    SystemdUnit unit = systemd.show(before.id(), limits);
    if (unit.startLimitHit()) {
      asides += "; systemd started it until its start limit had been hit";
      return wrong(earlier, old);
    }
    systemd.change(limits, "--no-block", "start", before.id());
    asides += "; it was started a second time";
    return awaited(earlier, old);
  }

  /** Waits until the unit has come up or failed; what is wrong then, or still at the deadline. */
  private Optional<String> awaited(List<SystemdUnit> earlier, List<ProcessInfo> old)
      throws InterruptedException {
    Deadline patience = limits.share(PATIENCE).deadline();
    boolean killed = false;
    Optional<String> wrong = Optional.of("systemd was not asked in time");
    do {
      if (!killed && patience.expired() && !processes.gone(old)) {
        old.forEach(one -> processes.signal(one, KillSignal.KILL));
        killed = true;
        asides += "; its old process did not go and was killed";
      }
      Optional<String> seen = wrong(earlier, old);
      if (seen.isPresent() && limits.deadline().expired()) {
        // This look was cut off; the one before saw the reason.
        return wrong;
      }
      wrong = seen;
      if (wrong.isEmpty() && limits.pause(SETTLING)) {
        Optional<String> later = wrong(earlier, old);
        if (later.isEmpty()) {
          return later;
        }
        wrong = later.map(words -> "it came up and then " + words);
      }
    } while (!isDown(limits) && limits.pause(LOOK));
    return wrong;
  }

  private Optional<String> wrong(List<SystemdUnit> earlier, List<ProcessInfo> old)
      throws InterruptedException {
    SystemdUnit unit = systemd.show(before.id(), limits);
    if (unit.unknown().isPresent()) {
      return unit.unknown();
    }
    List<SystemdUnit> now = systemd.withMembers(unit, limits);
    for (SystemdUnit one : now) {
      if (earlier.stream().anyMatch(one::goesOnFrom)) {
        return Optional.of(one.id() + " has not been restarted yet");
      }
    }
    return processes.gone(old)
        ? systemd.wrong(now)
        : Optional.of("its old process " + old.getFirst().pid() + " is still there");
  }

  private boolean isDown(OperationLimits within) throws InterruptedException {
    SystemdUnit unit = systemd.show(before.id(), within);
    return unit.settled() && !unit.active();
  }
}
