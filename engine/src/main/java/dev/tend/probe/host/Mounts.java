package dev.tend.probe.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The mounts of this process, from the kernel's table: no volume is touched by asking. */
final class Mounts {
  private static final int POINT = 4;
  private static final int OPTIONS = 5;

  private final Path table;

  Mounts(Path root) {
    this.table = root.resolve("proc/self/mountinfo");
  }

  /** Whether the mount at a point, or the file system below it, is read-only. */
  boolean readOnly(String mountPoint) throws IOException {
    boolean readOnly = false;
    for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
      List<String> fields = List.of(line.split(" ", -1));
      // Of several mounts at one point the last one covers the others.
      if (fields.size() > OPTIONS && unescape(fields.get(POINT)).equals(mountPoint)) {
        readOnly = ro(fields.get(OPTIONS)) || ro(fields.getLast());
      }
    }
    return readOnly;
  }

  private static boolean ro(String options) {
    return List.of(options.split(",", -1)).contains("ro");
  }

  private static String unescape(String point) {
    return point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
