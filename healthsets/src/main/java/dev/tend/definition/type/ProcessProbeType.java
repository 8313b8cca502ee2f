package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

/** The probe {@code process}. */
public final class ProcessProbeType {
  /** What is measured. */
  public enum Measure implements Word.Camel {
    /** How many there are. */
    COUNT,
    /** How much memory they hold resident, together. */
    MEMORY
  }

  public static final Property<String> PROCESS_NAME =
      Property.of(
          "processName",
          ValueTypes.TEXT,
          "The name of the program's file, of the script that an interpreter runs, or the title"
              + " that the process gave itself, whole or its first word. May be left out when"
              + " there is a unit: then all its processes count.");

  public static final Property<String> UNIT =
      Property.of(
          "unit",
          NameTypes.UNIT,
          "Looks only at the processes of this unit of systemd, such as postfix@-.service, by their"
              + " control group. Without it, processes of containers do not count.");

  public static final Property<Integer> MINIMUM_COUNT =
      Property.of("minimumCount", ValueTypes.COUNT, "Fewer processes than these fail the probe.")
          .orElse(1)
          .open();

  public static final Property<String> PID_FILE =
      Property.of(
          "pidFile",
          ValueTypes.TEXT,
          "Looks only at the process whose ID is in this file, and which must have the name or be"
              + " of the unit. Without it, at all processes of these.");

  public static final Property<String> USER =
      Property.of(
          "user",
          ValueTypes.TEXT,
          "Only processes of this user count: a name from /etc/passwd, or a number. Without it, of"
              + " any user.");

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the processes is measured.")
          .orElse(Measure.COUNT);

  public static final ProbeType TYPE =
      ProbeType.check(
          "process",
          "Looks for the processes of a program or a unit. One that is stopped fails the probe, a"
              + " zombie does not count. That they are there does not say that they work. Sample:"
              + " as measure says.",
          MEASURE,
          measure -> measure == Measure.COUNT ? Dimension.NUMBER : Dimension.SIZE,
          PROCESS_NAME,
          UNIT,
          MINIMUM_COUNT,
          PID_FILE,
          USER,
          MEASURE);

  private ProcessProbeType() {}
}
