package dev.tend.probe.host;

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
}
