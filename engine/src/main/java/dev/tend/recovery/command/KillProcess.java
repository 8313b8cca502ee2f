package dev.tend.recovery.command;

import dev.tend.definition.type.KillSignal;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.value.Settings;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * {@code kill-process}: succeeds when every process that was there at the beginning is gone, a
 * zombie counting as gone. What its supervisor has started meanwhile is left alone. Never kills
 * process 1, the agent, or what the agent runs in.
 */
public final class KillProcess implements RecoveryAction {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int LONGEST_COMMAND = 15;
  private static final int MOST_NAMED = 10;

  private final ProcessTable processes;

  /** Of these processes. */
  public KillProcess(ProcessTable processes) {
    this.processes = processes;
  }

  @Override
  public String type() {
    return "kill-process";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    Settings settings = run.settings();
    String name = settings.get(ResponderTypes.PROCESS_NAME);
    try {
      List<ProcessInfo> found = find(name, settings);
      return found.isEmpty()
          ? ActionOutcome.failed("nothing was killed: " + absence(name, settings))
          : end(name, found, settings.get(ResponderTypes.SIGNAL), run.limits());
    } catch (IOException unreadable) {
      return ActionOutcome.failed("nothing was killed: " + unreadable);
    }
  }

  private ActionOutcome end(
      String name, List<ProcessInfo> found, KillSignal signal, OperationLimits limits)
      throws InterruptedException {
    List<ProcessInfo> unheard =
        found.stream().filter(one -> !processes.signal(one, signal) && alive(one)).toList();
    if (!unheard.isEmpty()) {
      return ActionOutcome.failed(
          name + " could not be sent " + signal + " (not allowed?): " + pids(unheard));
    }
    List<ProcessInfo> left = found.stream().filter(this::alive).toList();
    while (!left.isEmpty() && limits.pause(LOOK)) {
      left = left.stream().filter(this::alive).toList();
    }
    return left.isEmpty()
        ? ActionOutcome.succeeded(name + " was sent " + signal + " and is gone: " + pids(found))
        : ActionOutcome.timedOut(
            name + " was sent " + signal + " and is still there: " + pids(left));
  }

  private List<ProcessInfo> find(String name, Settings settings) throws IOException {
    List<ProcessInfo> all = processes.all();
    List<Long> spared = lineage(all);
    var pidFile = settings.find(ResponderTypes.PID_FILE);
    OptionalLong wanted =
        pidFile.isEmpty() ? OptionalLong.empty() : ProcessTable.pidIn(Path.of(pidFile.get()));
    if (pidFile.isPresent() && wanted.isEmpty()) {
      throw new IOException(pidFile.get() + " is empty");
    }
    return all.stream()
        .filter(ProcessInfo::alive)
        .filter(one -> wanted.orElse(one.pid()) == one.pid())
        .filter(one -> one.pid() > 1 && !spared.contains(one.pid()))
        .filter(one -> isNamed(one, name))
        .toList();
  }

  /** The agent and all it descends from. */
  private static List<Long> lineage(List<ProcessInfo> all) {
    var parents =
        all.stream().collect(Collectors.toMap(ProcessInfo::pid, ProcessInfo::parent, (a, b) -> a));
    var line = new ArrayList<Long>();
    long next = ProcessHandle.current().pid();
    while (next > 0 && !line.contains(next)) {
      line.add(next);
      next = parents.getOrDefault(next, 0L);
    }
    return line;
  }

  /**
   * By the program's file, or by the process's own short name: Postfix's and Dovecot's processes
   * are known by either.
   */
  private boolean isNamed(ProcessInfo one, String name) {
    String shortened = name.length() > LONGEST_COMMAND ? name.substring(0, LONGEST_COMMAND) : name;
    return processes
        .executable(one.pid())
        .map(file -> file.equals(name) || one.command().equals(shortened))
        .orElseGet(() -> one.command().equals(shortened));
  }

  private boolean alive(ProcessInfo one) {
    return processes.isAlive(one.pid(), one.startTicks());
  }

  private static String absence(String name, Settings settings) {
    return settings
        .find(ResponderTypes.PID_FILE)
        .map(file -> "the process in " + file + " is gone or is not " + name)
        .orElse("there is no process of " + name);
  }

  private static String pids(List<ProcessInfo> some) {
    String listed =
        some.stream()
            .limit(MOST_NAMED)
            .map(one -> Long.toString(one.pid()))
            .collect(Collectors.joining(", "));
    return some.size() > MOST_NAMED
        ? listed + " and " + (some.size() - MOST_NAMED) + " more"
        : listed;
  }
}
