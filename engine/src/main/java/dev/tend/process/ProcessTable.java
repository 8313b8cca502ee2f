package dev.tend.process;

import dev.tend.definition.type.KillSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The processes of this host, read anew for each question. A process may end at any moment: one
 * that vanishes while it is being read is absent from the answer. Safe for use by many threads.
 */
public final class ProcessTable {
  private static final String DELETED = " (deleted)";
  private static final String RESIDENT = "VmRSS:";
  private static final int KIBI = 1024;
  private static final int LONGEST_PID_FILE = 64;

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
    return read(Long.toString(pid), "stat").flatMap(ProcessInfo::parse);
  }

  /** The process of an id if it is alive and can be a service's, so not process 1. */
  public Optional<ProcessInfo> living(long pid) {
    return pid <= 1 ? Optional.empty() : find(pid).filter(ProcessInfo::alive);
  }

  /** Whether all of these processes have ended; zombies have. */
  public boolean gone(List<ProcessInfo> processes) {
    return processes.stream().noneMatch(one -> isAlive(one.pid(), one.startTicks()));
  }

  /**
   * The process id that a file holds, blanks before it or not: Postfix writes some. Empty when the
   * file is empty.
   *
   * @throws IOException if the file cannot be read, or holds something else
   */
  public static OptionalLong pidIn(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(LONGEST_PID_FILE);
      String first = new String(bytes, StandardCharsets.UTF_8).strip().split("\\s", 2)[0];
      if (!first.isEmpty() && (!first.matches("\\d{1,18}") || first.matches("0+"))) {
        throw new IOException(file + " holds no process id");
      }
      return first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(first));
    }
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
          read(name, "stat").flatMap(ProcessInfo::parse).ifPresent(found::add);
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
    try {
      Path target = Files.readSymbolicLink(directory(pid).resolve("exe")).getFileName();
      if (target == null) {
        return Optional.empty();
      }
      String name = target.toString();
      return Optional.of(
          name.endsWith(DELETED) ? name.substring(0, name.length() - DELETED.length()) : name);
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
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
    return read(Long.toString(pid), "status").stream()
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

  private Optional<String> read(String process, String file) {
    try {
      byte[] bytes = Files.readAllBytes(proc.resolve(process).resolve(file));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Path directory(long pid) {
    return proc.resolve(Long.toString(pid));
  }
}
