package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code memory}. */
public final class MemoryProbeType {
  /** What is measured. */
  public enum Measure {
    /** The share of the memory that programs can still get without swapping. */
    AVAILABLE_PERCENT("availablePercent", Dimension.PERCENT),
    /** The memory that programs can still get without swapping. */
    AVAILABLE_SPACE("availableSpace", Dimension.SIZE),
    /** The share of the swap space in use; 0 where there is none. */
    SWAP_USED_PERCENT("swapUsedPercent", Dimension.PERCENT);

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

  /** What is measured. */
  public static final Property<Measure> MEASURE =
      Property.of(
              "measure",
              ValueTypes.oneOf(Measure.class, Measure::text),
              "What of the memory is measured.")
          .orElse(Measure.AVAILABLE_PERCENT);

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "memory",
          ProbeKind.CHECK,
          "Measures the memory of the server, or of the container it lives in when that has a"
              + " limit. Sample: as measure says.",
          ProbeProperties.scheduled(MEASURE),
          SampleDimension.by(MEASURE, Measure::dimension));

  private MemoryProbeType() {}
}
