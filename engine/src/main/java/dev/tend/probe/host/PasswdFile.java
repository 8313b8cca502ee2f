package dev.tend.probe.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The local accounts. Read from the file, not asked of the name service: that may wait for a
 * directory server, and daemons have local accounts.
 */
final class PasswdFile {
  private static final int NAME = 0;
  private static final int NUMBER = 2;

  private final Path file;

  PasswdFile(Path root) {
    this.file = root.resolve("etc/passwd");
  }

  /** The number of a user by name or number; empty when there is no such name. */
  OptionalInt number(String user) throws IOException {
    if (user.matches("\\d{1,9}")) {
      return OptionalInt.of(Integer.parseInt(user));
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > NUMBER && fields[NAME].equals(user))
          .filter(fields -> fields[NUMBER].matches("\\d{1,9}"))
          .mapToInt(fields -> Integer.parseInt(fields[NUMBER]))
          .findFirst();
    }
  }
}
