package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.DiskProbeType;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.process.Child;
import dev.tend.process.ChildResult;
import dev.tend.process.Command;
import dev.tend.process.ProgramUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The probe {@code disk}. It asks {@code df} in a child process: on a mount whose server is gone
 * the child hangs, not a thread of the agent.
 */
final class DiskCheck implements Probe.Method {
  /** Mail cannot be written to it. */
  static final String READ_ONLY = "ReadOnlyFileSystem";

  private final Path root;

  /** Of a directory that contains {@code proc}. */
  DiskCheck(Path root) {
    this.root = root;
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    String path = run.settings().get(DiskProbeType.PATH);
    try {
      Command command = Command.of(Volume.command(path));
      ChildResult result = Child.run(command, run.deadline(), run.scope());
      if (result.killed()) {
        return Measurement.timedOut("the volume of " + path + " did not answer");
      }
      Optional<Volume> volume = Volume.parse(result.output());
      if (!result.exitedWith(0) || volume.isEmpty()) {
        String said = result.errors().lines().findFirst().orElse(result.output().strip());
        return Measurement.cannot("the volume of " + path + " cannot be measured: " + said);
      }
      return measured(volume.get(), run.settings().get(DiskProbeType.MEASURE));
    } catch (ProgramUnavailableException missing) {
      return Measurement.cannot(missing.getMessage());
    } catch (IOException unreadable) {
      return Measurement.cannot("the mounts of this host cannot be read: " + unreadable);
    }
  }

  private Measurement measured(Volume volume, DiskProbeType.Measure measure) throws IOException {
    double freePercent = HostProbes.percent(volume.available(), volume.used() + volume.available());
    // A file system that makes its entries as it needs them has no number of them to run out of.
    double freeInodesPercent =
        volume.inodes() == 0 ? 100 : HostProbes.percent(volume.freeInodes(), volume.inodes());
    double sample =
        switch (measure) {
          case FREE_PERCENT -> freePercent;
          case FREE_SPACE -> volume.available();
          case FREE_INODES_PERCENT -> freeInodesPercent;
        };
    boolean readOnly = Volume.isReadOnly(root, volume.mountPoint());
    Measurement judged =
        readOnly
            ? Measurement.failed(READ_ONLY, volume.mountPoint() + " is mounted read-only")
            : Measurement.succeeded();
    return judged
        .measuring(sample)
        .with(
            List.of(
                new ProbeMetric("freePercent", freePercent, "%"),
                new ProbeMetric("freeSpace", volume.available(), "B"),
                new ProbeMetric("freeInodesPercent", freeInodesPercent, "%")));
  }
}
