package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.definition.type.KillSignal;
import dev.tend.process.Containers;
import dev.tend.process.PidFile;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A service that is managed by the commands the agent's configuration gives for it. At least half
 * of a restart's time is kept for the start: once the service is down, that is what matters.
 */
final class CommandManagedService implements ServiceManager {
  private static final double STOPPING = 0.3;
  private static final double GOING = 0.25;
  private static final double COMING_UP = 0.5;
  private static final Duration DYING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS_AT_PROCESSES = Duration.ofMillis(100);

  /** How long what was seen running must keep running. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** How often a start is tried while the old process is said to be there still. */
  private static final int MOST_RACES = 6;

  /** How often a start is tried that fails otherwise. */
  private static final int MOST_FAILURES = 2;

  private static final List<String> RACE =
      List.of("already running", "already in use", "already started");

  private final ServiceCommands commands;
  private final ProcessTable processes;

  CommandManagedService(ServiceCommands commands, ProcessTable processes) {
    this.commands = commands;
    this.processes = processes;
  }

  /** Commands do not say what a person wants; who stops such a service pulls the brake. */
  @Override
  public Optional<KeptDown> keptDown(String service, OperationLimits limits) {
    return Optional.empty();
  }

  @Override
  public ActionOutcome restart(String service, OperationLimits limits) throws InterruptedException {
    if (commands.start().isEmpty() || commands.stop().isEmpty()) {
      return missing("restarted", service, commands.start().isEmpty() ? "start" : "stop");
    }
    List<ProcessInfo> old = commands.pidFile().flatMap(this::surelyMain).stream().toList();
    ProgramResult stop = ProgramRunner.act(commands.stop(), limits.share(STOPPING));
    if (stop.how() == ProgramResult.How.UNAVAILABLE) {
      return ActionOutcome.failed("not restarted: " + stop.said() + "; nothing was done", limits);
    }
    String asides = stop.succeeded() ? "" : "; " + stop.said();
    if (!gone(old, limits.share(GOING))) {
      if (stop.didNotRun()) {
        // What cannot be stopped properly may not be startable either.
        return ActionOutcome.failed(
            "not restarted: " + stop.said() + "; it was left running", limits);
      }
      asides = "; its old process did not go and was killed" + asides;
      old.forEach(one -> processes.signal(one, KillSignal.KILL));
      if (!gone(old, limits.within(DYING))) {
        return ActionOutcome.failed(
            "not started again: the old process "
                + old.getFirst().pid()
                + " does not go, even when killed; it may be waiting for a device",
            limits);
      }
    }
    return start(service, asides, limits);
  }

  private ActionOutcome start(String service, String asides, OperationLimits limits)
      throws InterruptedException {
    int races = 0;
    int failures = 0;
    String verdict;
    do {
      ProgramResult start = ProgramRunner.act(commands.start(), limits);
      if (start.succeeded()) {
        Optional<Fault> wrong = wrongAfterStart(limits);
        if (wrong.isEmpty()) {
          return ActionOutcome.succeeded(service + " has been restarted" + asides);
        }
        if (!wrong.get().certain()) {
          verdict = service + " was started; whether it runs is not known: " + wrong.get().words();
          break;
        }
        if (commands.pidFile().flatMap(this::main).isPresent()) {
          // Another start would only meet it.
          verdict = service + " was started, but does not run well: " + wrong.get().words();
          break;
        }
        failures++;
        verdict = service + " is DOWN now: it was started, but " + wrong.get().words();
      } else if (isRace(start)) {
        races++;
        verdict = service + " was stopped, and its start says that it runs: " + start.said();
      } else {
        failures++;
        verdict = service + " is DOWN now: " + start.said();
      }
    } while (races < MOST_RACES && failures < MOST_FAILURES && limits.pause(BETWEEN_STARTS));
    return ActionOutcome.failed(verdict + asides, limits);
  }

  private static boolean isRace(ProgramResult start) {
    String words = start.words().toLowerCase(Locale.ROOT);
    return RACE.stream().anyMatch(words::contains);
  }

  @Override
  public ActionOutcome reload(String service, OperationLimits limits) throws InterruptedException {
    if (commands.reload().isEmpty()) {
      return missing("reloaded", service, "reload");
    }
    ProgramResult end = ProgramRunner.act(commands.reload(), limits);
    if (!end.succeeded()) {
      return ActionOutcome.failed("not reloaded: " + end.said(), limits);
    }
    Optional<Fault> wrong = wrong(limits);
    return wrong.isEmpty()
        ? ActionOutcome.succeeded(service + " has been reloaded")
        : ActionOutcome.failed(service + " was reloaded, but " + wrong.get().words(), limits);
  }

  /** What is wrong once it has had time to come up; empty when nothing is. */
  private Optional<Fault> wrongAfterStart(OperationLimits limits) throws InterruptedException {
    OperationLimits comingUp = limits.share(COMING_UP);
    Optional<Fault> wrong = wrong(limits);
    while (wrong.isPresent() && wrong.get().certain() && comingUp.pause(BETWEEN_LOOKS)) {
      wrong = wrong(limits);
    }
    if (wrong.isEmpty() && limits.pause(SETTLING)) {
      wrong =
          wrong(limits).map(later -> new Fault("came up and then " + later.words, later.certain));
    }
    return wrong;
  }

  /** What shows that it does not really run; empty when nothing does. */
  private Optional<Fault> wrong(OperationLimits limits) throws InterruptedException {
    Optional<Fault> process =
        commands.pidFile().flatMap(this::wrongProcess).map(words -> new Fault(words, true));
    if (process.isPresent() || commands.status().isEmpty()) {
      return process;
    }
    ProgramResult end = ProgramRunner.ask(commands.status(), limits);
    return end.succeeded() && !end.saysNothing()
        ? Optional.empty()
        : Optional.of(new Fault(end.said(), !end.saysNothing()));
  }

  private Optional<String> wrongProcess(Path pidFile) {
    Optional<ProcessInfo> main = main(pidFile);
    if (main.isEmpty()) {
      return Optional.of("no living process is named in " + pidFile);
    }
    return main.filter(found -> found.state().halted())
        .map(found -> "its main process " + found.pid() + " is stopped by a signal");
  }

  private Optional<ProcessInfo> main(Path pidFile) {
    try {
      return new PidFile(pidFile)
          .process(processes)
          .filter(one -> one.pid() > 1 && one.alive())
          .filter(new Containers(processes)::isOwn);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The same if it can be no other program's, so that it may be killed. */
  private Optional<ProcessInfo> surelyMain(Path pidFile) {
    Optional<ProcessInfo> main = main(pidFile);
    try {
      return main.isPresent() && new PidFile(pidFile).objection(main.get(), processes).isEmpty()
          ? main
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private boolean gone(List<ProcessInfo> old, OperationLimits limits) throws InterruptedException {
    do {
      if (processes.gone(old)) {
        return true;
      }
    } while (limits.pause(BETWEEN_LOOKS_AT_PROCESSES));
    return processes.gone(old);
  }

  private static ActionOutcome missing(String what, String service, String key) {
    return ActionOutcome.failed(
        "not %1$s: no %3$s command is configured for service %2$s: add services.%2$s.%3$s to tend.yaml"
            .formatted(what, service, key));
  }

  /**
   * What keeps a service from counting as running.
   *
   * @param certain whether it shows that the service does not run; else nothing could tell
   */
  private record Fault(String words, boolean certain) {}
}
