package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

/** The probe {@code memory}. */
public final class MemoryProbeType {
  /** What is measured. */
  public enum Measure implements Word.Camel {
    /** The share of the memory that programs can still get without swapping. */
    AVAILABLE_PERCENT,
    /** The memory that programs can still get without swapping. */
    AVAILABLE_SPACE,
    /** The share of the swap space in use; 0 where there is none. */
    SWAP_USED_PERCENT
  }

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the memory is measured.")
          .orElse(Measure.AVAILABLE_PERCENT);

  public static final ProbeType TYPE =
      ProbeType.check(
          "memory",
          "Measures the memory of the server, or of the container it runs in when that has a"
              + " limit. Sample: depends on measure.",
          MEASURE,
          measure -> measure == Measure.AVAILABLE_SPACE ? Dimension.SIZE : Dimension.PERCENT,
          MEASURE);

  private MemoryProbeType() {}
}
