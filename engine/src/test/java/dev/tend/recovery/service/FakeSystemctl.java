package dev.tend.recovery.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that answers as {@code systemctl} does, from files: {@code show} prints one file, and
 * each change is noted and may put another file in its place. It starts and stops nothing. Beside
 * it stands one in the place of {@code journalctl}.
 */
final class FakeSystemctl {
  private static final String PROGRAM =
      """
      #!/bin/sh
      cd @directory@
      for word in "$@"; do last=$word; done
      case "$1 $2" in
        "show "*) cat "$last" 2>/dev/null || printf 'Id=%s\\nLoadState=not-found\\nActiveState=inactive\\n' "$last" ;;
        *) echo "$*" >> log
           for word in restart start reload reset-failed; do
             case " $* " in *" $word "*) [ -f after-$word ] && cp after-$word "$last"; [ -f fail-$word ] && exit 1 ;; esac
           done
           exit 0 ;;
      esac
      """;

  private static final String JOURNAL =
      """
      #!/bin/sh
      cd @directory@
      for word in "$@"; do last=$word; done
      cat "journal-$last" 2>/dev/null || true
      """;

  /** What systemd 252 wrote when a unit was stopped by {@code systemctl stop}; newest first. */
  static final String STOPPED_BY_A_JOB =
      """
      __MONOTONIC_TIMESTAMP=60000300
      JOB_TYPE=stop
      MESSAGE_ID=9d1aaa27d60140bd96365438aad20286
      MESSAGE=Stopped demo.service - Demo.

      __MONOTONIC_TIMESTAMP=60000100
      MESSAGE_ID=7ad2d189f7e94e70a38c781354912448
      MESSAGE=demo.service: Deactivated successfully.

      __MONOTONIC_TIMESTAMP=59999000
      JOB_TYPE=stop
      MESSAGE_ID=de5b426a63be47a7b6ac3eaac82e2f6f
      MESSAGE=Stopping demo.service - Demo...

      __MONOTONIC_TIMESTAMP=12345
      JOB_TYPE=start
      MESSAGE_ID=39f53479d3a045ac8e11786248231fbf
      MESSAGE=Started demo.service - Demo.

      """;

  /** What it wrote when the unit ended without a job. */
  static final String ENDED =
      """
      __MONOTONIC_TIMESTAMP=60000100
      MESSAGE_ID=7ad2d189f7e94e70a38c781354912448
      MESSAGE=demo.service: Deactivated successfully.

      __MONOTONIC_TIMESTAMP=12345
      JOB_TYPE=start
      MESSAGE_ID=39f53479d3a045ac8e11786248231fbf
      MESSAGE=Started demo.service - Demo.

      """;

  private final Path directory;

  FakeSystemctl(Path directory) throws IOException {
    this.directory = directory;
    program("systemctl", PROGRAM);
    program("journalctl", JOURNAL);
  }

  private void program(String name, String text) throws IOException {
    Path program = directory.resolve(name);
    Files.writeString(program, text.replace("@directory@", directory.toString()));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
  }

  List<String> journalctl() {
    return List.of(directory.resolve("journalctl").toString());
  }

  /** What systemd has written of a unit, the newest first. */
  void journal(String unit, String entries) throws IOException {
    Files.writeString(directory.resolve("journal-UNIT=" + unit), entries);
  }

  /** What the unit itself has written. */
  void lastWords(String unit, String entries) throws IOException {
    Files.writeString(directory.resolve("journal-_SYSTEMD_UNIT=" + unit), entries);
  }

  List<String> argv() {
    return List.of(directory.resolve("systemctl").toString());
  }

  void unit(String name, String... properties) throws IOException {
    shows(name, name, properties);
  }

  /** What is shown once that has been asked for. */
  void after(String change, String name, String... properties) throws IOException {
    shows("after-" + change, name, properties);
  }

  void refuses(String change) throws IOException {
    Files.createFile(directory.resolve("fail-" + change));
  }

  List<String> log() throws IOException {
    Path log = directory.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private void shows(String file, String name, String... properties) throws IOException {
    Files.writeString(
        directory.resolve(file), "Id=" + name + "\n" + String.join("\n", properties) + "\n");
  }
}
