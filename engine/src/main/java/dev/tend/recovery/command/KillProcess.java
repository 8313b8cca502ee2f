package dev.tend.recovery.command;

import dev.tend.definition.type.KillSignal;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.value.Settings;
import dev.tend.process.Containers;
import dev.tend.process.PidFile;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessNames;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code kill-process}: succeeds when every process that was there at the beginning is gone, a
 * zombie counting as gone. What its supervisor has started meanwhile is left alone. Never kills
 * process 1, the agent, what the agent runs in, or a container's processes. Titles that processes
 * give themselves count only for the one in a pid file, which must not be older than the process.
 */
public final class KillProcess implements RecoveryAction {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int MOST_NAMED = 10;

  private final ProcessTable processes;
  private final ProcessNames names;
  private final Containers containers;

  /** Of these processes. */
  public KillProcess(ProcessTable processes) {
    this.processes = processes;
    this.names = new ProcessNames(processes);
    this.containers = new Containers(processes);
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
    } catch (FileSystemException unreadable) {
      return ActionOutcome.failed("nothing was killed: " + unreadable);
    } catch (IOException refused) {
      return ActionOutcome.failed("nothing was killed: " + refused.getMessage());
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
    Optional<PidFile> pidFile =
        settings.find(ResponderTypes.PID_FILE).map(file -> new PidFile(Path.of(file)));
    List<ProcessInfo> meant = pidFile.isPresent() ? named(pidFile.get(), name) : named(all, name);
    List<ProcessInfo> found =
        meant.stream()
            .filter(ProcessInfo::alive)
            .filter(one -> one.pid() > 1 && !spared.contains(one.pid()))
            .toList();
    List<ProcessInfo> own = found.stream().filter(containers::isOwn).toList();
    if (own.isEmpty() && !found.isEmpty()) {
      throw new IOException(name + " runs in a container only: " + pids(found));
    }
    return own;
  }

  private List<ProcessInfo> named(List<ProcessInfo> all, String name) {
    return all.stream().filter(one -> names.isNamed(one, name)).toList();
  }

  private List<ProcessInfo> named(PidFile file, String name) throws IOException {
    if (file.pid().isEmpty()) {
      throw new IOException(file.path() + " is empty");
    }
    Optional<ProcessInfo> process = file.process(processes).filter(one -> names.goesBy(one, name));
    Optional<String> objection =
        process.isPresent() ? file.objection(process.get(), processes) : Optional.empty();
    if (objection.isPresent()) {
      throw new IOException(objection.get());
    }
    return process.stream().toList();
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
