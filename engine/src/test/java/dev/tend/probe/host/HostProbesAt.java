package dev.tend.probe.host;

import dev.tend.probe.Probe;
import dev.tend.process.ProcessTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The probes of this package in a directory that looks like a host. */
public final class HostProbesAt {
  private HostProbesAt() {}

  /** {@code memory}, where {@code proc} is below this directory. */
  public static Probe.Method memory(Path root) {
    return new MemoryCheck(root);
  }

  /** {@code disk}, where {@code proc} is below this directory; volumes are those of this host. */
  public static Probe.Method disk(Path root) {
    return new DiskCheck(root);
  }

  /** The same, its commands run by another one. */
  public static Probe.Method disk(Path root, List<String> before) {
    return new DiskCheck(root, before);
  }

  /** {@code process}, likewise. */
  public static Probe.Method process(Path root) {
    return new ProcessCheck(new ProcessTable(root.resolve("proc")), root);
  }

  /** {@code socket}, likewise. */
  public static Probe.Method socket(Path root) {
    return new SocketCheck(root);
  }

  /** {@code queue}, at this time. */
  public static Probe.Method queue(InstantSource wall) {
    return new QueueCheck(wall);
  }
}
