package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees that a package manager works by its lock, read from the kernel's list. The lock is never
 * tried: that would make the package manager fail which comes a moment later.
 */
public final class PackageLocks implements ActivitySignal {
  /**
   * An upgrade of a whole distribution takes up to some hours; one that asks a question of a
   * terminal that nobody looks at takes for ever.
   */
  private static final Duration LONGEST = Duration.ofHours(4);

  private final Path kernelLocks;
  private final List<Path> lockFiles;
  private final ProcessTable processes;

  /**
   * Looks there.
   *
   * @param kernelLocks the kernel's list, {@code /proc/locks}
   * @param lockFiles the locks of package managers; those that are not there are passed over
   * @param processes who holds them
   */
  public PackageLocks(Path kernelLocks, List<Path> lockFiles, ProcessTable processes) {
    this.kernelLocks = kernelLocks;
    this.lockFiles = List.copyOf(lockFiles);
    this.processes = processes;
  }

  /** Those of dpkg and rpm on this host. */
  public static PackageLocks ofThisHost() {
    return new PackageLocks(
        Path.of("/proc/locks"),
        List.of(
            Path.of("/var/lib/dpkg/lock-frontend"),
            Path.of("/var/lib/dpkg/lock"),
            Path.of("/var/lib/rpm/.rpm.lock"),
            Path.of("/usr/lib/sysimage/rpm/.rpm.lock")),
        ProcessTable.ofThisHost());
  }

  @Override
  public String name() {
    return "package manager";
  }

  @Override
  public List<OperatorSign> look(OperationLimits limits) throws IOException {
    List<FileLock> held = FileLock.parse(Files.readString(kernelLocks));
    for (Path file : lockFiles) {
      Optional<FileLock> lock = heldOn(file, held);
      if (lock.isPresent()) {
        String detail = holder(lock.get()) + " holds " + file;
        return List.of(
            new OperatorSign(
                "lock of the package manager",
                new OperatorWorkSeen(Work.PACKAGE_MANAGER, "", true, detail),
                Optional.empty(),
                Optional.of(LONGEST)));
      }
    }
    return List.of();
  }

  private static Optional<FileLock> heldOn(Path file, List<FileLock> held) throws IOException {
    try {
      long inode = ((Number) Files.getAttribute(file, "unix:ino")).longValue();
      long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
      return held.stream().filter(lock -> lock.isOn(inode, device, file)).findFirst();
    } catch (NoSuchFileException notOfThisHost) {
      return Optional.empty();
    }
  }

  private String holder(FileLock lock) {
    return processes
        .find(lock.pid())
        .map(ProcessInfo::command)
        .map(command -> command + " (process " + lock.pid() + ")")
        .orElse("a package manager");
  }
}
