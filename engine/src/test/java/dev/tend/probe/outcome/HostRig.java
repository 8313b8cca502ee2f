package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.host.HostProbesAt;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * For probes of the host: {@code files}, each with its text, below a directory that stands for the
 * root. Of a volume, {@code df}: what that complains of, or {@code hangs}. Of a queue, {@code
 * messages}, each {@code QUEUE/NAME SECONDS} for a file that came so long ago, in the setting
 * {@code directory}. Of processes, {@code processes}, each {@code PID NAME STATE}.
 */
final class HostRig implements Rig {
  private static final String TAKES_ALL_TIME = "takes all the time before anything is read";
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    Keys files = row.meets().below("files");
    for (String name : files.values().keySet()) {
      write(directory.resolve(name), files.text(name));
    }
    for (String process : row.meets().texts("processes")) {
      process(directory, process);
    }
    return switch (row.probe()) {
      case "memory" -> run.with(run.settings(), HostProbesAt.memory(directory));
      case "disk" -> disk(row, run, directory);
      case "socket" -> run.with(run.settings(), HostProbesAt.socket(directory));
      case "process" ->
          run.with(pidFile(run.settings(), directory), HostProbesAt.process(directory));
      default -> queue(row, run, directory);
    };
  }

  private static Measurement disk(OutcomeRow row, Run run, Path directory) throws Exception {
    Optional<String> said = row.meets().find("df");
    if (said.isEmpty()) {
      return run.with(run.settings(), HostProbesAt.disk(directory));
    }
    write(directory.resolve("proc/self/mountinfo"), "22 1 8:1 / / rw - ext4 /dev/sda1 rw");
    write(directory.resolve("said"), said.get());
    String df = said.get().equals("hangs") ? "sleep 60" : "cat " + directory + "/said >&2; exit 1";
    return run.with(
        run.settings(),
        HostProbesAt.disk(
            directory,
            List.of("sh", "-c", "case $1 in df) " + df + ";; *) exec \"$@\";; esac", "sh")));
  }

  private static Settings pidFile(Settings settings, Path directory) {
    return settings
        .find(ProcessProbeType.PID_FILE)
        .map(file -> set(settings, "pidFile", directory.resolve(file.substring(1)).toString()))
        .orElse(settings);
  }

  private static void process(Path root, String text) throws IOException {
    String[] words = text.split(" ", 3);
    String stat = words[0] + " (" + words[1] + ") " + words[2] + " 1 " + words[0] + " 0".repeat(40);
    write(root.resolve("proc").resolve(words[0]).resolve("stat"), stat);
  }

  private static Measurement queue(OutcomeRow row, Run run, Path directory) throws Exception {
    for (String queue : row.meets().texts("directories")) {
      Files.createDirectories(directory.resolve(queue));
    }
    for (String message : row.meets().texts("messages")) {
      message(directory, message);
    }
    Settings settings = set(run.settings(), "directory", directory.toString());
    Probe.Method queue = HostProbesAt.queue(() -> NOW);
    boolean late = row.meets().find("does").filter(TAKES_ALL_TIME::equals).isPresent();
    return run.with(settings, late ? measured -> queue.measure(withoutTime(measured)) : queue);
  }

  private static ProbeRun withoutTime(ProbeRun run) {
    return new ProbeRun(
        run.probe(), run.settings(), Deadline.in(Duration.ZERO), run.scope(), run.secrets());
  }

  private static void message(Path spool, String text) throws IOException {
    String[] words = text.split(" ", 2);
    String time = NOW.minusSeconds(Long.parseLong(words[1])).getEpochSecond() + " 0";
    Path file = spool.resolve(words[0]);
    write(file, "C" + (char) 3 + "1 2T" + (char) time.length() + time);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made a message");
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
