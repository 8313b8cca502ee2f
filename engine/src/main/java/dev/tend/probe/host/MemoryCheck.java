package dev.tend.probe.host;

import dev.tend.core.input.Figure;
import dev.tend.definition.type.MemoryProbe;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The probe {@code memory}. */
final class MemoryCheck implements Probe {
  private final Path root;

  /** Of a directory laid out as the root of a host. */
  MemoryCheck(Path root) {
    this.root = root;
  }

  @Override
  public String type() {
    return MemoryProbe.TYPE.name();
  }

  @Override
  public Lane lane() {
    return Lane.FILES;
  }

  @Override
  public Measurement measure(ProbeRun run) {
    Memory memory;
    try {
      memory = Memory.read(root);
    } catch (IOException unreadable) {
      return Measurement.inconclusive(
          ErrorClass.CANNOT_MEASURE, "the memory cannot be measured: " + unreadable.getMessage());
    }
    double availablePercent = Figures.percent(memory.available(), memory.total());
    double swapUsedPercent = Figures.percent(memory.swapUsed(), memory.swapTotal());
    double sample =
        switch (run.settings().get(MemoryProbe.MEASURE)) {
          case AVAILABLE_PERCENT -> availablePercent;
          case AVAILABLE_SPACE -> memory.available();
          case SWAP_USED_PERCENT -> swapUsedPercent;
        };
    return Measurement.succeeded()
        .measuring(sample)
        .with(
            List.of(
                new Figure("availablePercent", availablePercent, "%"),
                new Figure("availableSpace", memory.available(), "B"),
                new Figure("total", memory.total(), "B"),
                new Figure("swapUsedPercent", swapUsedPercent, "%")));
  }
}
