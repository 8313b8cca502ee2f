package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code queue}. */
public final class QueueProbeType {
  /** What is measured. */
  public enum Measure {
    /** How many messages wait. */
    COUNT("count", Dimension.NUMBER),
    /** How much they weigh. */
    BYTES("bytes", Dimension.SIZE),
    /** How long the oldest has waited. */
    OLDEST_AGE("oldestAge", Dimension.TIME);

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

  /** Which queue. */
  public static final Property<String> QUEUE =
      Property.of(
              "queue",
              ValueTypes.NAME,
              "The queue to measure, by the mail server's own name for it, such as deferred.")
          .mandatory();

  /** Where it lies. */
  public static final Property<String> DIRECTORY =
      Property.of("directory", ValueTypes.TEXT, "Where the mail server keeps its queues.")
          .orElse("/var/spool/postfix");

  /** What is measured. */
  public static final Property<Measure> MEASURE =
      Property.of(
              "measure",
              ValueTypes.oneOf(Measure.class, Measure::text),
              "What of the queue is measured.")
          .orElse(Measure.COUNT);

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "queue",
          ProbeKind.CHECK,
          "Measures a mail queue. Sample: as measure says.",
          ProbeProperties.scheduled(QUEUE, DIRECTORY, MEASURE),
          SampleDimension.by(MEASURE, Measure::dimension));

  private QueueProbeType() {}
}
