package dev.tend.probe.host;

import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.process.Containers;
import dev.tend.process.ControlGroups;
import dev.tend.process.PidFile;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessNames;
import dev.tend.process.ProcessTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The processes that a probe means, zombies and stopped ones included: those of its unit, that of
 * its pid file, or all; of these, those of its name and its user. Processes of containers count
 * only when they belong to the unit.
 */
final class ProcessMatcher {
  private static final int MOST_NAMED = 5;

  private final ProcessTable table;
  private final ProcessNames names;
  private final OptionalInt user;
  private final Optional<String> name;
  private final Optional<String> unit;
  private final Optional<String> pidFile;
  private final List<String> remarks = new ArrayList<>();

  /** The unit is the one by which control groups know it. */
  ProcessMatcher(ProcessTable table, Settings settings, OptionalInt user, Optional<String> unit) {
    this.table = table;
    this.names = new ProcessNames(table);
    this.user = user;
    this.unit = unit;
    this.name = settings.find(ProcessProbeType.PROCESS_NAME);
    this.pidFile = settings.find(ProcessProbeType.PID_FILE);
  }

  /** What was looked for and where, and what was found there that does not count. */
  String origin() {
    return "looked for "
        + name.orElse("processes")
        + unit.map(one -> " of " + one).orElse("")
        + pidFile.map(file -> " by " + file).orElse("")
        + remarks.stream().map(remark -> "; " + remark).collect(Collectors.joining());
  }

  /**
   * Finds them. A pid file that is not there, is empty, or names a process that is gone or another
   * program's speaks of none.
   *
   * @throws IOException if the pid file or the processes cannot be read
   */
  List<ProcessInfo> find() throws IOException {
    List<ProcessInfo> all = pidFile.isPresent() ? byFile(Path.of(pidFile.get())) : table.all();
    List<ProcessInfo> inUnit = all.stream().filter(this::inUnit).toList();
    List<ProcessInfo> named = inUnit.stream().filter(this::named).toList();
    if (pidFile.isPresent()) {
      all.stream().filter(one -> !named.contains(one)).forEach(this::remark);
    }
    List<ProcessInfo> owned = named.stream().filter(this::owned).toList();
    if (unit.isPresent()) {
      return owned;
    }
    Containers containers = new Containers(table);
    List<ProcessInfo> own = owned.stream().filter(containers::isOwn).toList();
    List<ProcessInfo> others = owned.stream().filter(one -> !own.contains(one)).toList();
    if (!others.isEmpty()) {
      remarks.add(
          pids(others) + " in a container, which is not this host's; give its unit to watch it");
    }
    return own;
  }

  private List<ProcessInfo> byFile(Path file) throws IOException {
    try {
      return new PidFile(file).process(table).stream().toList();
    } catch (NoSuchFileException | FileNotFoundException notRunning) {
      return List.of();
    }
  }

  private boolean inUnit(ProcessInfo info) {
    return unit.isEmpty() || new ControlGroups(table).ofUnit(info.pid(), unit.get());
  }

  private boolean named(ProcessInfo info) {
    return name.isEmpty() || names.goesBy(info, name.get());
  }

  private boolean owned(ProcessInfo info) {
    return user.isEmpty() || table.user(info.pid()).equals(user);
  }

  private void remark(ProcessInfo another) {
    remarks.add(
        "process "
            + another.pid()
            + " is "
            + another.command()
            + new ControlGroups(table).unit(another.pid()).map(one -> " of " + one).orElse(""));
  }

  /** Some processes for people, with their IDs. */
  static String pids(List<ProcessInfo> processes) {
    String more = processes.size() > MOST_NAMED ? " and others" : "";
    return processes.stream()
        .limit(MOST_NAMED)
        .map(info -> info.command() + " (pid " + info.pid() + ")")
        .collect(Collectors.joining(", ", "", more));
  }
}
