package dev.tend.probe.host;

import java.util.List;
import java.util.Optional;

/**
 * A volume as {@code df} describes it.
 *
 * @param used bytes in use
 * @param available bytes that programs without privileges can still get: what is reserved for root
 *     is no use to a mail server; never less than 0
 * @param inodes how many file entries there can be; 0 where there is no such number
 * @param freeInodes how many are left
 */
record Volume(double used, double available, double inodes, double freeInodes) {
  private static final int FIELDS = 4;
  private static final String NOT_KNOWN = "-";

  static List<String> command(String path) {
    return List.of("df", "--block-size=1", "--output=used,avail,itotal,iavail", "--", path);
  }

  /** Reads the line below the headings; empty when it does not say how much is used and free. */
  static Optional<Volume> parse(String output) {
    String line = output.lines().skip(1).findFirst().orElse("").strip();
    List<String> fields = List.of(line.split("\\s+", -1));
    if (fields.size() < FIELDS || fields.subList(0, 2).contains(NOT_KNOWN)) {
      return Optional.empty();
    }
    try {
      Volume volume =
          new Volume(
              number(fields.get(0)),
              Math.max(0, number(fields.get(1))),
              number(fields.get(2)),
              number(fields.get(3)));
      // Such is no full volume but one that does not tell its size, as some in user space do not.
      boolean sized = volume.used() + volume.available() > 0;
      return sized ? Optional.of(volume) : Optional.empty();
    } catch (NumberFormatException notOfDf) {
      return Optional.empty();
    }
  }

  private static double number(String field) {
    return field.equals(NOT_KNOWN) ? 0 : Double.parseDouble(field);
  }
}
