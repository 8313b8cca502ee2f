package dev.tend.recovery.service;

import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.process.Signal;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process of a service, told by its start from a later one of the same id.
 *
 * @param pid its id
 * @param startTicks its start, as {@link ProcessInfo#startTicks}
 */
record ServiceProcess(long pid, long startTicks) {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int LONGEST_PID_FILE = 64;

  /** The living process of an id. */
  static Optional<ServiceProcess> of(ProcessTable table, long pid) {
    return pid <= 1
        ? Optional.empty()
        : table
            .find(pid)
            .filter(ProcessInfo::alive)
            .map(found -> new ServiceProcess(pid, found.startTicks()));
  }

  /** The living process whose id a file holds; Postfix writes blanks before it. */
  static Optional<ServiceProcess> in(ProcessTable table, Path pidFile) {
    try (var stream = Files.newInputStream(pidFile)) {
      String text = new String(stream.readNBytes(LONGEST_PID_FILE), StandardCharsets.UTF_8);
      String first = text.strip().split("\\s", 2)[0];
      return first.matches("\\d{1,18}") ? of(table, Long.parseLong(first)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  boolean alive(ProcessTable table) {
    return table.isAlive(pid, startTicks);
  }

  /** Whether a signal stopped it, so that it is there and serves nobody. */
  boolean halted(ProcessTable table) {
    return table
        .find(pid)
        .filter(found -> found.startTicks() == startTicks && found.state().halted())
        .isPresent();
  }

  /** Waits for all of these to be gone, at most until the deadline; whether they are. */
  static boolean gone(ProcessTable table, List<ServiceProcess> processes, OperationLimits limits)
      throws InterruptedException {
    while (processes.stream().anyMatch(one -> one.alive(table))) {
      if (!limits.pause(LOOK)) {
        return processes.stream().noneMatch(one -> one.alive(table));
      }
    }
    return true;
  }

  static void kill(ProcessTable table, List<ServiceProcess> processes) {
    processes.forEach(one -> table.signal(one.pid(), one.startTicks(), Signal.KILL));
  }
}
