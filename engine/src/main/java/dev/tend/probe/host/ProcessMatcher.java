package dev.tend.probe.host;

import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The processes that a probe means, zombies and stopped ones included. */
final class ProcessMatcher {
  /** The kernel keeps so many bytes of a program's name. */
  private static final int COMMAND_LENGTH = 15;

  private final ProcessTable table;
  private final Settings settings;
  private final OptionalInt user;
  private final String name;
  private final String command;

  ProcessMatcher(ProcessTable table, Settings settings, OptionalInt user) {
    this.table = table;
    this.settings = settings;
    this.user = user;
    this.name = settings.get(ProcessProbeType.PROCESS_NAME);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    this.command =
        new String(bytes, 0, Math.min(COMMAND_LENGTH, bytes.length), StandardCharsets.UTF_8);
  }

  /** Where they were looked for. */
  String origin() {
    return "looked for "
        + name
        + settings.find(ProcessProbeType.PID_FILE).map(f -> " by " + f).orElse("");
  }

  /**
   * Finds them. A pid file that is not there, is empty, or names a process that is gone or another
   * program's speaks of none.
   *
   * @throws IOException if the pid file or the processes cannot be read
   */
  List<ProcessInfo> find() throws IOException {
    Optional<String> pidFile = settings.find(ProcessProbeType.PID_FILE);
    List<ProcessInfo> all =
        pidFile.isPresent() ? byFile(Path.of(pidFile.get())).stream().toList() : table.all();
    return all.stream().filter(this::named).filter(this::owned).toList();
  }

  private Optional<ProcessInfo> byFile(Path file) throws IOException {
    try {
      return ProcessTable.pidIn(file).stream().boxed().findFirst().flatMap(table::find);
    } catch (NoSuchFileException | FileNotFoundException notRunning) {
      return Optional.empty();
    }
  }

  /** By its own short name, or by its file where that may be read: a daemon may rename itself. */
  private boolean named(ProcessInfo info) {
    return info.command().equals(command)
        || table.executable(info.pid()).filter(name::equals).isPresent();
  }

  private boolean owned(ProcessInfo info) {
    return user.isEmpty() || table.user(info.pid()).equals(user);
  }
}
