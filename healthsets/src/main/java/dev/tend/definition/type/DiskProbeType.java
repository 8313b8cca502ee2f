package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

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

  public static final Property<String> PATH =
      Property.of("path", ValueTypes.TEXT, "A directory on the volume to measure.").mandatory();

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the volume is measured.")
          .orElse(Measure.FREE_PERCENT);

  public static final ProbeType TYPE =
      ProbeType.check(
          "disk",
          "Measures what is free on a volume. Sample: depends on measure.",
          MEASURE,
          measure -> measure == Measure.FREE_SPACE ? Dimension.SIZE : Dimension.PERCENT,
          PATH,
          MEASURE);

  private DiskProbeType() {}
}
