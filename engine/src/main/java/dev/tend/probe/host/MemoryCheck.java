package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.MemoryProbeType;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The probe {@code memory}. */
final class MemoryCheck implements Probe.Method {
  private final Path root;

  /** Of a directory laid out as the root of a host. */
  MemoryCheck(Path root) {
    this.root = root;
  }

  @Override
  public Measurement measure(ProbeRun run) {
    MemoryUsage memoryUsage;
    try {
      memoryUsage = MemoryUsage.read(root);
    } catch (IOException unreadable) {
      return Measurement.cannot("the memory cannot be measured: " + unreadable.getMessage());
    }
    double availablePercent = HostProbes.percent(memoryUsage.available(), memoryUsage.total());
    double swapUsedPercent = HostProbes.percent(memoryUsage.swapUsed(), memoryUsage.swapTotal());
    double sample =
        switch (run.settings().get(MemoryProbeType.MEASURE)) {
          case AVAILABLE_PERCENT -> availablePercent;
          case AVAILABLE_SPACE -> memoryUsage.available();
          case SWAP_USED_PERCENT -> swapUsedPercent;
        };
    return Measurement.succeeded()
        .measuring(sample)
        .with(
            List.of(
                new ProbeMetric("availablePercent", availablePercent, "%"),
                new ProbeMetric("availableSpace", memoryUsage.available(), "B"),
                new ProbeMetric("total", memoryUsage.total(), "B"),
                new ProbeMetric("swapUsedPercent", swapUsedPercent, "%")));
  }
}
