package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code tcp}. */
public final class TcpProbeType {
  public static final Property<Integer> PORT =
      Property.of("port", ValueTypes.PORT, "The port to connect to.").mandatory();

  public static final Property<String> GREETING =
      Property.of(
          "greeting",
          ValueTypes.TEXT,
          "How the first line from the other side must begin. Without it, connecting is enough.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "tcp",
          "Connects, and reads the greeting where one is expected. Sample: how long that took.",
          ConnectionProperties.HOST,
          PORT,
          GREETING);

  private TcpProbeType() {}
}
