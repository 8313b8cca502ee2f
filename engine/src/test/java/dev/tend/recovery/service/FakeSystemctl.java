package dev.tend.recovery.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that answers as {@code systemctl} does, from files: {@code show} prints one file, and
 * each change is noted and may put another file in its place. It starts and stops nothing.
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

  private final Path directory;

  FakeSystemctl(Path directory) throws IOException {
    this.directory = directory;
    Path program = directory.resolve("systemctl");
    Files.writeString(program, PROGRAM.replace("@directory@", directory.toString()));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
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
