package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code process}. */
public final class ProcessProbeType {
  /** What is measured. */
  public enum Measure {
    /** How many there are. */
    COUNT("count", Dimension.NUMBER),
    /** How much memory they hold resident, together. */
    MEMORY("memory", Dimension.SIZE);

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

  /** Which processes. */
  public static final Property<String> PROCESS_NAME =
      Property.of("processName", ValueTypes.TEXT, "The name of the program's file.").mandatory();

  /** How many there must be. */
  public static final Property<Integer> MINIMUM_COUNT =
      Property.of("minimumCount", ValueTypes.COUNT, "Fewer processes than these fail the probe.")
          .orElse(1)
          .open();

  /** Where its number stands. */
  public static final Property<String> PID_FILE =
      Property.of(
          "pidFile",
          ValueTypes.TEXT,
          "Looks at that process alone whose number stands in this file, and which must have the"
              + " name. Without it, at all processes of the name.");

  /** Whose. */
  public static final Property<String> USER =
      Property.of(
          "user",
          ValueTypes.TEXT,
          "Only processes of this user count: a name from /etc/passwd, or a number. Without it, of"
              + " any user.");

  /** What is measured. */
  public static final Property<Measure> MEASURE =
      Property.of(
              "measure",
              ValueTypes.oneOf(Measure.class, Measure::text),
              "What of the processes is measured.")
          .orElse(Measure.COUNT);

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "process",
          ProbeKind.CHECK,
          "Looks for the processes of a program. One that is stopped fails the probe, a zombie does"
              + " not count. That they are there does not say that they work. Sample: as measure"
              + " says.",
          ProbeProperties.scheduled(PROCESS_NAME, MINIMUM_COUNT, PID_FILE, USER, MEASURE),
          SampleDimension.by(MEASURE, Measure::dimension));

  private ProcessProbeType() {}
}
