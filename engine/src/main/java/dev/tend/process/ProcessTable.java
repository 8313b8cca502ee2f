package dev.tend.process;

import dev.tend.definition.type.KillSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The processes of this host, read anew for each question. A process may end at any moment: one
 * that vanishes while it is being read is absent from the answer. Safe for use by many threads.
 */
public final class ProcessTable {
  private static final String DELETED = " (deleted)";
  private static final String RESIDENT = "VmRSS:";
  private static final String GROUP = "Tgid:";
  private static final int KIBI = 1024;
  private static final Duration TICK = Duration.ofMillis(10);

  private final Path proc;

  /** Of a directory laid out as {@code /proc}. */
  public ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** Of this host. */
  public static ProcessTable ofThisHost() {
    return new ProcessTable(Path.of("/proc"));
  }

  /** The process of an id, zombies included; empty when there is none. */
  public Optional<ProcessInfo> find(long pid) {
    return info(directory(pid));
  }

  /**
   * Whether an id is that of a thread beside the first of a process: it can be looked up as well.
   */
  boolean isThread(long id) {
    return read(id, "status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(GROUP))
        .anyMatch(line -> !line.substring(GROUP.length()).strip().equals(Long.toString(id)));
  }

  /** The process of an id if it is alive and can be a service's, so not process 1. */
  public Optional<ProcessInfo> living(long pid) {
    return pid <= 1 ? Optional.empty() : find(pid).filter(ProcessInfo::alive);
  }

  /** Whether all of these processes have ended; zombies have. */
  public boolean gone(List<ProcessInfo> processes) {
    return processes.stream().noneMatch(one -> isAlive(one.pid(), one.startTicks()));
  }

  /** Whether the process of an id is still the one that started then, and not a zombie. */
  public boolean isAlive(long pid, long startTicks) {
    return find(pid).filter(found -> found.startTicks() == startTicks && found.alive()).isPresent();
  }

  /**
   * All processes, zombies and threads of the kernel included, in one pass.
   *
   * @throws IOException if {@code /proc} itself cannot be listed
   */
  public List<ProcessInfo> all() throws IOException {
    List<ProcessInfo> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.chars().allMatch(Character::isDigit)) {
          info(proc.resolve(name)).ifPresent(found::add);
        }
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return found;
  }

  /**
   * Whether processes of other users can be seen at all: where {@code /proc} is mounted to hide
   * them, absence from the table says nothing.
   */
  public boolean showsOthers() {
    return find(1).isPresent();
  }

  /**
   * The file name of the program that a process runs. Empty where this may not be read, which is so
   * for other users' processes unless the agent is root, and for threads of the kernel.
   */
  public Optional<String> executable(long pid) {
    return link(pid, "exe")
        .flatMap(target -> Optional.ofNullable(target.getFileName()))
        .map(Path::toString)
        .map(
            name ->
                name.endsWith(DELETED)
                    ? name.substring(0, name.length() - DELETED.length())
                    : name);
  }

  /** The number of the user a process runs as; empty when it is gone. */
  public OptionalInt user(long pid) {
    try {
      return OptionalInt.of((int) Files.getAttribute(directory(pid), "unix:uid"));
    } catch (IOException gone) {
      return OptionalInt.empty();
    }
  }

  /** The memory a process holds resident, in bytes; 0 when it is gone or is the kernel's own. */
  public long residentBytes(long pid) {
    return read(pid, "status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(ProcessTable::bytes)
        .findFirst()
        .orElse(0);
  }

  /** Sends a signal to this process, if it is still there; whether it was sent. */
  public boolean signal(ProcessInfo process, KillSignal signal) {
    return signal(process.pid(), process.startTicks(), signal);
  }

  /**
   * Sends a signal to the process of an id, if it is still the one that started then.
   *
   * @return whether it was sent; not when the process is gone, or is another user's
   */
  public boolean signal(long pid, long startTicks, KillSignal signal) {
    // The handle is taken before the look at the process: a handle refuses to act on a later
    // process of the same id.
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    return handle.isPresent()
        && isAlive(pid, startTicks)
        && switch (signal) {
          case TERM -> handle.get().destroy();
          case KILL -> handle.get().destroyForcibly();
        };
  }

  private static long bytes(String line) {
    String digits = line.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits) * KIBI;
  }

  /** When a process started, by the wall clock as it is now; empty when that cannot be told. */
  Optional<Instant> startedAt(ProcessInfo process) {
    return read(proc.resolve("uptime"))
        .map(line -> line.split(" ", 2)[0])
        .filter(seconds -> seconds.matches("\\d{1,12}\\.\\d\\d"))
        .map(seconds -> Duration.ofMillis(10 * Long.parseLong(seconds.replace(".", ""))))
        .map(up -> Instant.now().minus(up).plus(TICK.multipliedBy(process.startTicks())));
  }

  /** A file of a process; empty when the process is gone or the file may not be read. */
  Optional<String> read(long pid, String file) {
    return read(directory(pid).resolve(file));
  }

  /** Where a link of a process leads; empty when the process is gone or that may not be read. */
  Optional<Path> link(long pid, String name) {
    try {
      return Optional.of(Files.readSymbolicLink(directory(pid).resolve(name)));
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }

  private static Optional<ProcessInfo> info(Path directory) {
    return read(directory.resolve("stat"))
        .flatMap(ProcessInfo::parse)
        .map(info -> info.alive() ? info : ofThreads(info, directory.resolve("task")));
  }

  /** A process whose first thread has ended is shown as a zombie, and lives while others do. */
  private static ProcessInfo ofThreads(ProcessInfo ended, Path tasks) {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        Optional<ProcessState> state =
            read(thread.resolve("stat")).flatMap(ProcessInfo::parse).map(ProcessInfo::state);
        if (state.filter(one -> one != ProcessState.ZOMBIE).isPresent()) {
          return ended.in(state.get());
        }
      }
      return ended;
    } catch (IOException | DirectoryIteratorException gone) {
      return ended;
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Path directory(long pid) {
    return proc.resolve(Long.toString(pid));
  }
}
