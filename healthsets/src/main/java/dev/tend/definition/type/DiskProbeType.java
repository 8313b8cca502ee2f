package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ScalarType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import java.util.Map;

/** The probe {@code disk}. */
public final class DiskProbeType {
  /** What is measured. */
  public enum Measure implements Word.Camel {
    /** The free share of the space. */
    FREE_PERCENT,
    /** The free space. */
    FREE_SPACE,
    /** The free share of the file entries. */
    FREE_INODES_PERCENT
  }

  /** Of {@code mountPoint}: what the host's own configuration says. */
  public static final String CONFIGURED = "configured";

  public static final Property<String> PATH =
      Property.of("path", ValueTypes.TEXT, "A directory on the volume to measure.").mandatory();

  public static final Property<String> MOUNT_POINT =
      Property.of(
              "mountPoint",
              new ScalarType<>(
                  String.class,
                  "mount point",
                  "a directory from the root on, such as /srv/mail, or " + CONFIGURED,
                  DiskProbeType::mountPoint,
                  value -> value,
                  Map.of("type", "string", "pattern", "^(" + CONFIGURED + "|/.*)$")),
              "Where the volume must be mounted: while nothing is mounted there, or between there"
                  + " and path, the probe fails, and does not measure the directory beneath."
                  + " "
                  + CONFIGURED
                  + " is where /etc/fstab or an enabled mount unit of systemd says, if"
                  + " either does; / is anywhere.")
          .orElse(CONFIGURED)
          .open();

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the volume is measured.")
          .orElse(Measure.FREE_PERCENT);

  public static final ProbeType TYPE =
      ProbeType.check(
          "disk",
          "Measures what is free on a volume, for programs without privileges. Fails, whatever is"
              + " free, when the file system is read-only, not mounted where it must be, or"
              + " broken; what the agent alone may not write counts for nothing. Sample: depends on"
              + " measure.",
          MEASURE,
          measure -> measure == Measure.FREE_SPACE ? Dimension.SIZE : Dimension.PERCENT,
          PATH,
          MOUNT_POINT,
          MEASURE);

  private DiskProbeType() {}

  private static String mountPoint(String text) throws ValueException {
    if (!text.equals(CONFIGURED) && !text.startsWith("/")) {
      throw new ValueException(
          "expected a directory from the root on, such as /srv/mail, or " + CONFIGURED);
    }
    return text;
  }
}
