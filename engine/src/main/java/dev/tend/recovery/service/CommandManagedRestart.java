package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One restart by commands: stop, the old process gone, start, and seen running. At least half of
 * the time is kept for the start: once the service is down, that is what matters.
 */
final class CommandManagedRestart {
  private static final double STOPPING = 0.3;
  private static final double GOING = 0.25;
  private static final double COMING_UP = 0.5;
  private static final Duration DYING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** How long what was seen running must go on to do so. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** How often a start is tried while the old process is said to be there still. */
  private static final int MOST_RACES = 6;

  /** How often a start is tried that fails otherwise. */
  private static final int MOST_FAILURES = 2;

  private static final List<String> RACE =
      List.of("already running", "already in use", "already started");

  private final String service;
  private final ServiceCommands commands;
  private final ProcessTable processes;
  private final OperationLimits limits;
  private final RunningCheck check;

  CommandManagedRestart(
      String service, ServiceCommands commands, ProcessTable processes, OperationLimits limits) {
    this.service = service;
    this.commands = commands;
    this.processes = processes;
    this.limits = limits;
    this.check = new RunningCheck(commands, processes);
  }

  ActionOutcome run() throws InterruptedException {
    List<ServiceProcess> old = main();
    ProgramResult stop = ProgramRunner.act(commands.stop(), limits.share(STOPPING));
    if (stop.how() == ProgramResult.How.UNAVAILABLE) {
      return ActionOutcome.failed("not restarted: " + stop.said() + "; nothing was done", limits);
    }
    boolean killed = false;
    if (!ServiceProcess.gone(processes, old, limits.share(GOING))) {
      killed = true;
      ServiceProcess.kill(processes, old);
      if (!ServiceProcess.gone(processes, old, limits.within(DYING))) {
        return ActionOutcome.failed(
            "not started again: the old process "
                + old.getFirst().pid()
                + " does not go, not even killed; it may wait for a device",
            limits);
      }
    }
    return started(old, stop, killed);
  }

  private ActionOutcome started(List<ServiceProcess> old, ProgramResult stop, boolean killed)
      throws InterruptedException {
    int races = 0;
    int failures = 0;
    String verdict;
    do {
      ProgramResult start = ProgramRunner.act(commands.start(), limits);
      if (start.succeeded()) {
        Optional<String> wrong = seenRunning(old);
        if (wrong.isEmpty()) {
          return ActionOutcome.succeeded(service + " has been restarted" + asides(stop, killed));
        }
        if (isThere()) {
          verdict = service + " was started, but does not run well: " + wrong.get();
          break;
        }
        failures++;
        verdict = service + " is DOWN now: it was started, but " + wrong.get();
      } else if (isRace(start)) {
        races++;
        verdict = service + " was stopped, and its start says that it runs: " + start.said();
      } else {
        failures++;
        verdict = service + " is DOWN now: " + start.said();
      }
    } while (races < MOST_RACES && failures < MOST_FAILURES && limits.pause(BETWEEN_STARTS));
    return ActionOutcome.failed(verdict + asides(stop, killed), limits);
  }

  /** What speaks against it when it has had time to come up; empty when nothing does. */
  private Optional<String> seenRunning(List<ServiceProcess> old) throws InterruptedException {
    OperationLimits comingUp = limits.share(COMING_UP);
    Optional<String> wrong = wrong(old);
    while (wrong.isPresent() && comingUp.pause(BETWEEN_LOOKS)) {
      wrong = wrong(old);
    }
    if (wrong.isEmpty() && limits.pause(SETTLING)) {
      wrong = wrong(old).map(words -> "came up and then " + words);
    }
    return wrong;
  }

  /** Whether its main process is there, so that another start would only meet it. */
  private boolean isThere() {
    return !main().isEmpty();
  }

  private Optional<String> wrong(List<ServiceProcess> old) throws InterruptedException {
    Optional<String> wrong = check.wrong(limits);
    return wrong.isEmpty() && !old.isEmpty() && main().equals(old)
        ? Optional.of("its main process is still the old one")
        : wrong;
  }

  private List<ServiceProcess> main() {
    return commands.pidFile().flatMap(file -> ServiceProcess.in(processes, file)).stream().toList();
  }

  private static boolean isRace(ProgramResult start) {
    String words = start.words().toLowerCase(Locale.ROOT);
    return RACE.stream().anyMatch(words::contains);
  }

  private static String asides(ProgramResult stop, boolean killed) {
    return (killed ? "; its old process did not go and was killed" : "")
        + (stop.succeeded() ? "" : "; " + stop.said());
  }
}
