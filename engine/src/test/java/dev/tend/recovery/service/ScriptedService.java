package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.definition.type.KillSignal;
import dev.tend.process.PidFile;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A service of shell scripts in a directory: a daemon with a pid file that refuses to start twice,
 * as Dovecot does, and ends when it is asked to.
 */
final class ScriptedService implements AutoCloseable {
  private static final String DAEMON =
      """
      #!/bin/sh
      trap 'rm -f pid; exit 0' TERM
      while :; do sleep 0.05; done
      """;
  private static final String START =
      """
      #!/bin/sh
      cd %s
      echo start >> log
      if [ -f broken ]; then echo "cannot bind" >&2; exit 3; fi
      if [ -f pid ] && kill -0 $(cat pid) 2>/dev/null && ! grep -q '^State:.Z' /proc/$(cat pid)/status; then
        echo "Fatal: already running with PID $(cat pid)" >&2; exit 89
      fi
      setsid ./daemon </dev/null >/dev/null 2>&1 &
      echo "  $!" > pid
      if [ -f shaky ]; then sleep 0.1; kill -9 $!; fi
      """;
  private static final String STOP =
      """
      #!/bin/sh
      cd %s
      echo stop >> log
      [ -f hanging ] && sleep 1000
      kill $(cat pid)
      """;
  private static final String VALIDATE =
      """
      #!/bin/sh
      cd %s
      [ -f invalid ] && { echo "line 7: no such setting: lisen" >&2; exit 89; }
      exit 0
      """;
  private static final String STATUS =
      """
      #!/bin/sh
      cd %s
      [ -f sick ] && { echo "not answering"; exit 1; }
      kill -0 $(cat pid)
      """;

  private final Path directory;
  private final ProcessTable table = ProcessTable.ofThisHost();

  ScriptedService(Path directory) {
    this.directory = directory;
    script("daemon", DAEMON);
    script("start", START);
    script("stop", STOP);
    script("validate", VALIDATE);
    script("status", STATUS);
    script("reload", "#!/bin/sh\ncd %s\necho reload >> log\n");
  }

  ServiceCommands commands() {
    return new ServiceCommands(
        argv("start"),
        argv("stop"),
        argv("reload"),
        argv("validate"),
        argv("status"),
        List.of(),
        Optional.of(directory.resolve("pid")));
  }

  ProcessInfo started() throws Exception {
    int code = new ProcessBuilder(argv("start")).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("the service did not start: " + code);
    }
    Files.delete(directory.resolve("log"));
    return main();
  }

  ProcessInfo main() {
    return running().orElseThrow();
  }

  boolean alive(ProcessInfo process) {
    return table.isAlive(process.pid(), process.startTicks());
  }

  void is(String flag) {
    write(flag, "");
  }

  void freeze() throws Exception {
    new ProcessBuilder("kill", "-STOP", Long.toString(main().pid())).start().waitFor();
  }

  List<String> log() {
    try {
      Path log = directory.resolve("log");
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void script(String name, String text) {
    write(name, text.replace("%s", directory.toString()));
    if (!directory.resolve(name).toFile().setExecutable(true)) {
      throw new IllegalStateException(name + " cannot be made executable");
    }
  }

  @Override
  public void close() {
    running().ifPresent(left -> table.signal(left, KillSignal.KILL));
  }

  private Optional<ProcessInfo> running() {
    try {
      return table.living(new PidFile(directory.resolve("pid")).pid().orElse(0));
    } catch (IOException noFile) {
      return Optional.empty();
    }
  }

  private List<String> argv(String name) {
    return List.of(directory.resolve(name).toString());
  }

  private void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
