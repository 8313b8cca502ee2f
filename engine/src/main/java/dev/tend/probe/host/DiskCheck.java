package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.DiskProbeType;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.process.Child;
import dev.tend.process.ChildResult;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProgramUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The probe {@code disk}. It asks {@code df} and {@code realpath} in child processes: on a mount
 * whose server is gone the child hangs, not a thread of the agent.
 */
final class DiskCheck implements Probe.Method {
  /** It answers that it is broken: for whoever wants to write there, too. */
  static final String BROKEN = "VolumeBroken";

  /**
   * What the C library says of errors that are the volume's own: EIO, ESTALE, ENOTCONN, EUCLEAN,
   * EBADMSG, ENODEV, ENXIO, EREMOTEIO, EHOSTDOWN, ESHUTDOWN, ECONNABORTED. Others, such as a path
   * that is not there or may not be read, say more about the probe.
   */
  private static final List<String> OF_THE_VOLUME =
      List.of(
          "Input/output error",
          "Stale file handle",
          "Stale NFS file handle",
          "Transport endpoint is not connected",
          "Structure needs cleaning",
          "Bad message",
          "No such device",
          "Remote I/O error",
          "Host is down",
          "Cannot send after transport endpoint shutdown",
          "Software caused connection abort");

  private final Path root;
  private final List<String> before;

  /** Children that could not be killed, by the path that they hang on: one each is enough. */
  private final Map<String, ProcessHandle> stuck = new ConcurrentHashMap<>();

  /** Of a directory that contains {@code proc} and {@code etc}. */
  DiskCheck(Path root) {
    this(root, List.of());
  }

  /**
   * The same by way of another program.
   *
   * @param before what runs the commands, such as {@code nsenter} with its arguments
   */
  DiskCheck(Path root, List<String> before) {
    this.root = root;
    this.before = List.copyOf(before);
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    String path = run.settings().get(DiskProbeType.PATH);
    ProcessHandle hanging = stuck.get(path);
    if (hanging != null && hanging.isAlive()) {
      return Measurement.timedOut(
          "the volume of " + path + " has not answered process " + hanging.pid() + " yet");
    }
    try {
      // First of all, since what is mounted on demand is mounted by the look.
      ChildResult space = run(run, Volume.command(path));
      MountRequirement required =
          MountRequirement.of(root, run.settings().get(DiskProbeType.MOUNT_POINT));
      ChildResult resolved = space.killed() ? space : run(run, required.resolving(path));
      if (resolved.killed()) {
        return Measurement.timedOut("the volume of " + path + " did not answer");
      }
      return resolved.exitedWith(0)
          ? judged(
              run,
              space,
              required,
              List.of(resolved.output().replaceFirst("\0$", "").split("\0", -1)))
          : unmeasured(path, resolved);
    } catch (ProgramUnavailableException missing) {
      return Measurement.cannot(missing.getMessage());
    } catch (IOException unreadable) {
      return Measurement.cannot("the mounts of this host cannot be read: " + unreadable);
    }
  }

  /**
   * Judges what the commands said.
   *
   * @param resolved the path and what was resolved with it, without symbolic links
   */
  private Measurement judged(
      ProbeRun run, ChildResult space, MountRequirement required, List<String> resolved)
      throws IOException {
    String path = resolved.getFirst();
    MountCheck mount = MountCheck.of(root, path);
    Optional<Measurement> instead =
        required.judge(path, resolved.subList(1, resolved.size()), mount.mount()).or(mount::hidden);
    if (instead.isPresent()) {
      return instead.get();
    }
    Optional<Volume> volume = space.exitedWith(0) ? Volume.parse(space.output()) : Optional.empty();
    return volume.isEmpty()
        ? unmeasured(path, space)
        : measured(volume.get(), run.settings().get(DiskProbeType.MEASURE), mount.writable());
  }

  private ChildResult run(ProbeRun run, List<String> command)
      throws ProgramUnavailableException, InterruptedException {
    List<String> argv = new ArrayList<>(before);
    argv.addAll(command);
    Child child = Child.start(Command.of(argv), Output.captured());
    ChildResult result = child.await(run.deadline(), run.scope(), Duration.ZERO);
    String path = run.settings().get(DiskProbeType.PATH);
    if (result.killed()) {
      ProcessHandle.of(child.pid()).ifPresent(process -> stuck.put(path, process));
    } else {
      stuck.remove(path);
    }
    return result;
  }

  private static Measurement unmeasured(String path, ChildResult result) {
    String said =
        result
            .errors()
            .lines()
            .findFirst()
            .orElseGet(() -> "it does not say how large it is: " + result.output().strip());
    return OF_THE_VOLUME.stream().anyMatch(said::contains)
        ? Measurement.failed(BROKEN, "the volume of " + path + " is broken: " + said)
        : Measurement.cannot("the volume of " + path + " cannot be measured: " + said);
  }

  private static Measurement measured(
      Volume volume, DiskProbeType.Measure measure, Measurement judged) {
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
    return judged
        .measuring(sample)
        .with(
            List.of(
                new ProbeMetric("freePercent", freePercent, "%"),
                new ProbeMetric("freeSpace", volume.available(), "B"),
                new ProbeMetric("freeInodesPercent", freeInodesPercent, "%")));
  }
}
