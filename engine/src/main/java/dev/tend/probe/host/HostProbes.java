package dev.tend.probe.host;

import dev.tend.probe.Probe;
import dev.tend.process.ProcessTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The probes of this package. */
public final class HostProbes {
  private static final Path ROOT = Path.of("/");

  private HostProbes() {}

  /**
   * All of them, on this host.
   *
   * @param wall the wall clock, by which the mail server dates its messages
   */
  public static List<Probe> all(InstantSource wall) {
    return List.of(
        new ProcessCheck(ProcessTable.ofThisHost(), ROOT),
        new DiskCheck(ROOT),
        new MemoryCheck(ROOT),
        new QueueCheck(wall));
  }
}
