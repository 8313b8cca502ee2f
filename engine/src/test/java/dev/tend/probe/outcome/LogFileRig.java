package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.type.LogFileProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.logfile.LogFileProbe;
import dev.tend.time.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * For log-file: a log that has been read once, to which {@code adds} is added then. The setting
 * {@code file} is below a directory that stands for the root.
 */
final class LogFileRig implements Rig {
  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    String does = row.meets().find("does").orElse("");
    LogFileProbe probe = new LogFileProbe(directory.resolve("positions"), InstantSource.system());
    String name = run.settings().get(LogFileProbeType.FILE);
    if (!name.startsWith("/")) {
      return run.with(run.settings(), probe);
    }
    Path file = directory.resolve(name.substring(1));
    Files.createDirectories(file.resolveSibling(""));
    Settings settings = set(run.settings(), "file", file.toString());
    switch (does) {
      case "has no such file" -> {
        return run.with(settings, probe);
      }
      case "is a pipe" -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
      default -> Files.writeString(file, "");
    }
    run.with(settings, probe);
    Optional<String> line = row.meets().find("adds");
    if (line.isPresent()) {
      Files.writeString(file, line.get() + "\nand more\n", StandardOpenOption.APPEND);
    }
    return does.startsWith("takes all the time")
        ? run.with(settings, measured -> probe.measure(withoutTime(measured)))
        : run.with(settings, probe);
  }

  private static ProbeRun withoutTime(ProbeRun run) {
    return new ProbeRun(
        run.probe(), run.settings(), Deadline.in(Duration.ZERO), run.scope(), run.secrets());
  }
}
