package dev.tend.recovery.service;

import dev.tend.process.ProgramResult;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.SystemdCommand.Shown;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One restart of a unit: queued as one job, so that systemd finishes it even if the agent dies;
 * then watched until the unit is active in a new life and its processes are alive.
 */
final class SystemdRestart {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** How long what was seen running must go on to do so. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** The part of the time after which an old process that does not go is killed. */
  private static final double PATIENCE = 0.4;

  /** The part of the time in which the unit must have come up. */
  private static final double WATCHING = 0.95;

  private final SystemdCommand command;
  private final UnitProcesses processes;
  private final SystemdUnit before;

  /** The whole act's, of which a rest is kept to say in the end how the unit stands. */
  private final OperationLimits whole;

  private final OperationLimits limits;
  private String asides = "";

  SystemdRestart(
      SystemdCommand command, UnitProcesses processes, SystemdUnit before, OperationLimits limits) {
    this.command = command;
    this.processes = processes;
    this.before = before;
    this.whole = limits;
    this.limits = limits.share(WATCHING);
  }

  ActionOutcome run() throws InterruptedException {
    List<SystemdUnit> lives = processes.withMembers(before, limits).systemdUnits();
    List<ServiceProcess> old = lives.stream().flatMap(one -> processes.of(one).stream()).toList();
    if (before.startLimitHit()) {
      // Systemd refuses every start now. Its limit is against tight loops; the budget that let
      // this act through is far tighter.
      command.change(limits, "reset-failed", before.id());
      asides += "; systemd's start limit had been hit and was reset";
    }
    ProgramResult queued = command.change(limits, "--no-block", "restart", before.id());
    if (!queued.succeeded()) {
      return ActionOutcome.failed("not restarted: " + queued.said(), limits);
    }
    Optional<String> wrong = awaited(lives, old);
    if (wrong.isPresent() && !limits.deadline().expired() && isDown(limits)) {
      command.change(limits, "--no-block", "start", before.id());
      asides += "; it was started a second time";
      wrong = awaited(lives, old);
    }
    if (wrong.isEmpty()) {
      return ActionOutcome.succeeded(before.id() + " has been restarted" + asides);
    }
    String verdict = isDown(whole) ? before.id() + " is DOWN now: " : "restarted, but ";
    return ActionOutcome.failed(
        verdict + wrong.get() + asides + "; see journalctl -u " + before.id(), limits);
  }

  /** Waits until the unit has come up or failed; what is wrong then, or still at the deadline. */
  private Optional<String> awaited(List<SystemdUnit> lives, List<ServiceProcess> old)
      throws InterruptedException {
    Deadline patience = limits.share(PATIENCE).deadline();
    boolean killed = false;
    Optional<String> wrong = Optional.of("systemd was not asked in time");
    do {
      if (!killed && patience.expired() && !processes.gone(old)) {
        processes.kill(old);
        killed = true;
        asides += "; its old process did not go and was killed";
      }
      Optional<String> seen = wrong(lives, old);
      if (seen.isPresent() && limits.deadline().expired()) {
        // This look was cut off; the one before saw the reason.
        return wrong;
      }
      wrong = seen;
      if (wrong.isEmpty() && limits.pause(SETTLING)) {
        Optional<String> later = wrong(lives, old);
        if (later.isEmpty()) {
          return later;
        }
        wrong = later.map(words -> "it came up and then " + words);
      }
    } while (!isDown(limits) && limits.pause(LOOK));
    return wrong;
  }

  private Optional<String> wrong(List<SystemdUnit> lives, List<ServiceProcess> old)
      throws InterruptedException {
    return switch (command.show(before.id(), limits)) {
      case Shown.Unknown unknown -> Optional.of(unknown.why());
      case Shown.Found found -> {
        UnitProcesses.Family now = processes.withMembers(found.systemdUnit(), limits);
        for (SystemdUnit systemdUnit : now.systemdUnits()) {
          if (lives.stream().anyMatch(systemdUnit::goesOnFrom)) {
            yield Optional.of(systemdUnit.id() + " has not been restarted yet");
          }
        }
        yield processes.gone(old)
            ? processes.wrong(now.systemdUnits()).or(now::unknown)
            : Optional.of("its old process " + old.getFirst().pid() + " is still there");
      }
    };
  }

  private boolean isDown(OperationLimits within) throws InterruptedException {
    return command.show(before.id(), within) instanceof Shown.Found found
        && found.systemdUnit().settled()
        && !found.systemdUnit().active();
  }
}
