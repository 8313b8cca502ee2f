package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The probe {@code process}. */
final class ProcessCheck implements Probe.Method {
  static final String MISSING = "ProcessMissing";
  static final String STOPPED = "ProcessStopped";

  private final ProcessTable table;
  private final Path root;

  ProcessCheck(ProcessTable table, Path root) {
    this.table = table;
    this.root = root;
  }

  @Override
  public Measurement measure(ProbeRun run) {
    Settings settings = run.settings();
    try {
      Optional<String> owner = settings.find(ProcessProbeType.USER);
      OptionalInt user = owner.isPresent() ? number(owner.get()) : OptionalInt.empty();
      if (owner.isPresent() && user.isEmpty()) {
        return Measurement.cannot("there is no user " + owner.get() + " in /etc/passwd");
      }
      Optional<String> unit = settings.find(ProcessProbeType.UNIT).map(UnitFiles::fullName);
      UnitFiles files = new UnitFiles(root);
      Optional<String> known = unit.flatMap(files::groupName);
      ProcessMatcher processMatcher =
          new ProcessMatcher(table, settings, user, known.or(() -> unit));
      List<ProcessInfo> found = processMatcher.find();
      if (found.isEmpty() && unit.isPresent() && known.isEmpty()) {
        return Measurement.cannot("systemd has no unit " + unit.get() + "; name it as it does");
      }
      if (found.isEmpty() && known.filter(files::isOneShot).isPresent()) {
        return Measurement.cannot(
            known.get() + " is of type oneshot and has no processes; name the unit that has them");
      }
      return judge(found, processMatcher.origin(), settings);
    } catch (IOException unreadable) {
      return Measurement.cannot("processes cannot be looked up: " + unreadable);
    }
  }

  /**
   * The number of a user by name or number; empty when there is no such name. Read from the file,
   * not asked of the name service: that may wait for a directory server, and daemons have local
   * accounts.
   */
  private OptionalInt number(String user) throws IOException {
    if (user.matches("\\d{1,9}")) {
      return OptionalInt.of(Integer.parseInt(user));
    }
    Path file = root.resolve("etc/passwd");
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 2 && fields[0].equals(user))
          .filter(fields -> fields[2].matches("\\d{1,9}"))
          .mapToInt(fields -> Integer.parseInt(fields[2]))
          .findFirst();
    }
  }

  private Measurement judge(List<ProcessInfo> found, String origin, Settings settings) {
    List<ProcessInfo> alive = found.stream().filter(ProcessInfo::alive).toList();
    List<ProcessInfo> halted = alive.stream().filter(info -> info.state().halted()).toList();
    int serving = alive.size() - halted.size();
    int least = settings.get(ProcessProbeType.MINIMUM_COUNT);
    long memory = alive.stream().mapToLong(info -> table.residentBytes(info.pid())).sum();
    Measurement judged;
    if (!halted.isEmpty()) {
      judged =
          Measurement.failed(
              STOPPED, "stopped, and serving nobody: " + ProcessMatcher.pids(halted));
    } else if (serving >= least) {
      judged = Measurement.succeeded();
    } else if (!table.showsOthers()) {
      return Measurement.cannot(
          "/proc hides other users' processes: mount it without hidepid, or give access");
    } else {
      String zombies = found.size() > alive.size() ? ", besides zombies" : "";
      judged =
          Measurement.failed(MISSING, serving + " of " + least + " run" + zombies + "; " + origin);
    }
    double sample =
        switch (settings.get(ProcessProbeType.MEASURE)) {
          case COUNT -> serving;
          case MEMORY -> memory;
        };
    // Where /proc hides other users' processes there may be more.
    return (table.showsOthers() ? judged.measuring(sample) : judged.measuringAtLeast(sample))
        .with(
            List.of(
                new ProbeMetric("count", serving, ""),
                new ProbeMetric("stopped", halted.size(), ""),
                new ProbeMetric("memory", memory, "B")));
  }
}
