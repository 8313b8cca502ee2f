package dev.tend.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;

/** The names within the state directory. */
record StateFiles(Path directory) {
  private static final String OWN = "rwx------";
  private static final String PRIVATE = "rw-------";
  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  /** How many damaged files are kept; a new one replaces the oldest. */
  static final int MOST_ASIDE = 5;

  Path database() {
    return directory.resolve("state.db");
  }

  Path lock() {
    return directory.resolve("agent.lock");
  }

  Path nativeLibrary() {
    return directory.resolve("native");
  }

  /** Creates the directory if absent, closed to everybody else. */
  void create() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWN));
    }
  }

  /** Closes the database to everybody else, even in a directory that others created for it. */
  void keepPrivate() throws IOException {
    for (String part : PARTS) {
      Path file = Path.of(database() + part);
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(PRIVATE));
      }
    }
  }

  private Path aside(int number) {
    return directory.resolve("state.corrupt-" + number);
  }

  /** Moves the database out of the way; the newest has the highest number. */
  Path setAside() throws IOException {
    List<Integer> taken =
        IntStream.rangeClosed(1, MOST_ASIDE).filter(n -> Files.exists(aside(n))).boxed().toList();
    int number = taken.isEmpty() ? 1 : taken.getLast() + 1;
    if (number > MOST_ASIDE) {
      number = MOST_ASIDE;
      for (int n = 1; n < MOST_ASIDE; n++) {
        remove(aside(n));
        move(aside(n + 1), aside(n));
      }
    }
    move(database(), aside(number));
    return aside(number);
  }

  private static void move(Path from, Path to) throws IOException {
    for (String part : PARTS) {
      Path one = Path.of(from + part);
      if (Files.exists(one)) {
        Files.move(one, Path.of(to + part));
      }
    }
  }

  private static void remove(Path file) throws IOException {
    for (String part : PARTS) {
      Files.deleteIfExists(Path.of(file + part));
    }
  }
}
