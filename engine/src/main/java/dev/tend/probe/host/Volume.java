package dev.tend.probe.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A volume as {@code df} describes it.
 *
 * @param used bytes in use
 * @param available bytes that programs without privileges can still get
 * @param inodes how many file entries there can be; 0 where there is no such number
 * @param freeInodes how many are left
 * @param mountPoint where it is mounted
 */
record Volume(double used, double available, double inodes, double freeInodes, String mountPoint) {
  private static final int FIELDS = 5;
  private static final String NOT_KNOWN = "-";
  private static final int POINT = 4;
  private static final int OPTIONS = 5;

  static List<String> command(String path) {
    return List.of("df", "--block-size=1", "--output=used,avail,itotal,iavail,target", "--", path);
  }

  /** Reads the line below the headings. */
  static Optional<Volume> parse(String output) {
    String[] fields = output.lines().skip(1).findFirst().orElse("").strip().split("\\s+", FIELDS);
    if (fields.length < FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Volume(
              number(fields[0]),
              number(fields[1]),
              number(fields[2]),
              number(fields[3]),
              fields[4]));
    } catch (NumberFormatException notOfDf) {
      return Optional.empty();
    }
  }

  private static double number(String field) {
    return field.equals(NOT_KNOWN) ? 0 : Double.parseDouble(field);
  }

  /**
   * Whether the mount at a point, or the file system below it, is read-only. Asks the kernel's
   * table of mounts, so no volume is touched.
   *
   * @param root of a directory that contains {@code proc}
   */
  static boolean isReadOnly(Path root, String mountPoint) throws IOException {
    boolean readOnly = false;
    for (String line :
        Files.readAllLines(root.resolve("proc/self/mountinfo"), StandardCharsets.ISO_8859_1)) {
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
