package dev.tend.probe.exec;

import dev.tend.probe.Probe;
import java.util.List;

/** The probes of this package. */
public final class ExecProbes {
  private ExecProbes() {}

  /** All of them. */
  public static List<Probe> all() {
    return List.of(new PluginProbe());
  }
}
