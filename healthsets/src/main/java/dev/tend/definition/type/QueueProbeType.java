package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

/** The probe {@code queue}. */
public final class QueueProbeType {
  /** What is measured. */
  public enum Measure implements Word.Camel {
    /** How many messages wait. */
    COUNT,
    /** How large they are together. */
    BYTES,
    /** How long the oldest has waited. */
    OLDEST_AGE
  }

  public static final Property<String> QUEUE =
      Property.of(
              "queue",
              ValueTypes.NAME,
              "The queue to measure, by the mail server's own name for it, such as deferred.")
          .mandatory();

  public static final Property<String> DIRECTORY =
      Property.of("directory", ValueTypes.TEXT, "Where the mail server keeps its queues.")
          .orElse("/var/spool/postfix");

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the queue is measured.")
          .orElse(Measure.COUNT);

  public static final ProbeType TYPE =
      ProbeType.check(
          "queue",
          "Measures a mail queue. One that cannot be read to its end in four fifths of the timeout"
              + " is measured as far as it was read: the sample is then a lower bound. Sample:"
              + " depends on measure.",
          MEASURE,
          measure ->
              switch (measure) {
                case COUNT -> Dimension.NUMBER;
                case BYTES -> Dimension.SIZE;
                case OLDEST_AGE -> Dimension.TIME;
              },
          QUEUE,
          DIRECTORY,
          MEASURE);

  private QueueProbeType() {}
}
