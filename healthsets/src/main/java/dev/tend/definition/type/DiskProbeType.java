package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code disk}. */
public final class DiskProbeType {
  /** What is measured. */
  public enum Measure {
    /** The free share of the space. */
    FREE_PERCENT("freePercent", Dimension.PERCENT),
    /** The free space. */
    FREE_SPACE("freeSpace", Dimension.SIZE),
    /** The free share of the file entries. */
    FREE_INODES_PERCENT("freeInodesPercent", Dimension.PERCENT);

    private final String text;
    private final Dimension dimension;

    Measure(String text, Dimension dimension) {
      this.text = text;
      this.dimension = dimension;
    }

    /** The word in YAML. */
    public String text() {
      return text;
    }

    /** What it is an amount of. */
    public Dimension dimension() {
      return dimension;
    }
  }

  /** Which volume. */
  public static final Property<String> PATH =
      Property.of("path", ValueTypes.TEXT, "A directory on the volume to measure.").mandatory();

  /** What is measured. */
  public static final Property<Measure> MEASURE =
      Property.of(
              "measure",
              ValueTypes.oneOf(Measure.class, Measure::text),
              "What of the volume is measured.")
          .orElse(Measure.FREE_PERCENT);

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "disk",
          ProbeKind.CHECK,
          "Measures what is free on a volume. Sample: as measure says.",
          ProbeProperties.scheduled(PATH, MEASURE),
          SampleDimension.by(MEASURE, Measure::dimension));

  private DiskProbeType() {}
}
