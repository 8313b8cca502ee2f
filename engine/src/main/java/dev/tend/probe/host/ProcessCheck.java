package dev.tend.probe.host;

import dev.tend.child.ProcessInfo;
import dev.tend.child.ProcessTable;
import dev.tend.core.input.Figure;
import dev.tend.definition.type.ProcessProbe;
import dev.tend.definition.value.Settings;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The probe {@code process}. */
final class ProcessCheck implements Probe {
  static final String MISSING = "ProcessMissing";
  static final String STOPPED = "ProcessStopped";

  private static final int MOST_NAMED = 5;

  private final ProcessTable table;
  private final Path root;

  ProcessCheck(ProcessTable table, Path root) {
    this.table = table;
    this.root = root;
  }

  @Override
  public String type() {
    return ProcessProbe.TYPE.name();
  }

  @Override
  public Lane lane() {
    return Lane.FILES;
  }

  @Override
  public Measurement measure(ProbeRun run) {
    Settings settings = run.settings();
    try {
      OptionalInt user = OptionalInt.empty();
      if (settings.find(ProcessProbe.USER).isPresent()) {
        user = new Accounts(root).number(settings.get(ProcessProbe.USER));
        if (user.isEmpty()) {
          return cannot("there is no user " + settings.get(ProcessProbe.USER) + " in /etc/passwd");
        }
      }
      Candidates candidates = new Candidates(table, settings, user);
      List<ProcessInfo> found = candidates.find();
      return judge(found, candidates.origin(), settings);
    } catch (IOException unreadable) {
      return cannot("processes cannot be looked up: " + unreadable);
    }
  }

  private Measurement judge(List<ProcessInfo> found, String origin, Settings settings) {
    List<ProcessInfo> alive = found.stream().filter(ProcessInfo::alive).toList();
    List<ProcessInfo> halted = alive.stream().filter(info -> info.state().halted()).toList();
    int serving = alive.size() - halted.size();
    int least = settings.get(ProcessProbe.MINIMUM_COUNT);
    long memory = alive.stream().mapToLong(info -> table.residentBytes(info.pid())).sum();
    Measurement judged;
    if (!halted.isEmpty()) {
      judged = Measurement.failed(STOPPED, "stopped, and serving nobody: " + pids(halted));
    } else if (serving >= least) {
      judged = Measurement.succeeded();
    } else if (!table.showsOthers()) {
      return cannot("/proc hides other users' processes: mount it without hidepid, or give access");
    } else {
      String zombies = found.size() > alive.size() ? ", beside zombies" : "";
      judged =
          Measurement.failed(MISSING, serving + " of " + least + " run" + zombies + "; " + origin);
    }
    double sample =
        switch (settings.get(ProcessProbe.MEASURE)) {
          case COUNT -> serving;
          case MEMORY -> memory;
        };
    return judged
        .measuring(sample)
        .with(
            List.of(
                new Figure("count", serving, ""),
                new Figure("stopped", halted.size(), ""),
                new Figure("memory", memory, "B")));
  }

  private static String pids(List<ProcessInfo> processes) {
    String more = processes.size() > MOST_NAMED ? " and others" : "";
    return processes.stream()
        .limit(MOST_NAMED)
        .map(info -> info.command() + " (pid " + info.pid() + ")")
        .collect(Collectors.joining(", ", "", more));
  }

  private static Measurement cannot(String why) {
    return Measurement.inconclusive(ErrorClass.CANNOT_MEASURE, why);
  }
}
