package dev.tend.probe.host;

import dev.tend.definition.type.DiskProbeType;
import dev.tend.definition.type.MemoryProbeType;
import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.type.QueueProbeType;
import dev.tend.definition.type.SocketProbeType;
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
        Probe.ofFiles(ProcessProbeType.TYPE, new ProcessCheck(ProcessTable.ofThisHost(), ROOT)),
        Probe.ofFiles(DiskProbeType.TYPE, new DiskCheck(ROOT)),
        Probe.ofFiles(SocketProbeType.TYPE, new SocketCheck(ROOT)),
        Probe.ofFiles(MemoryProbeType.TYPE, new MemoryCheck(ROOT)),
        Probe.ofFiles(QueueProbeType.TYPE, new QueueCheck(wall)));
  }

  /** A share of a hundred; 0 of nothing. */
  static double percent(double part, double whole) {
    return whole <= 0 ? 0 : Math.clamp(100 * part / whole, 0, 100);
  }
}
