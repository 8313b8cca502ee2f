package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code tcp}. */
public final class TcpProbeType {
  /** Where. */
  public static final Property<Integer> PORT =
      Property.of("port", ValueTypes.PORT, "The port to connect to.").mandatory();

  /** What the other side says first. */
  public static final Property<String> GREETING =
      Property.of(
          "greeting",
          ValueTypes.TEXT,
          "How the first line from the other side must begin. Without it, connecting is enough.");

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "tcp",
          ProbeKind.RECURRENT,
          "Connects, and reads the greeting where one is expected. Sample: how long that took.",
          ProbeProperties.scheduled(ConnectionProperties.HOST, PORT, GREETING),
          SampleDimension.always(Dimension.TIME));

  private TcpProbeType() {}
}
