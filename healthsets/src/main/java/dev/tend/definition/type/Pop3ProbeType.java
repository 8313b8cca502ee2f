package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;

/** The probe {@code pop3}. */
public final class Pop3ProbeType {
  /** Where. */
  public static final Property<Integer> PORT = ConnectionProperties.port(110);

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "pop3",
          ProbeKind.RECURRENT,
          "Connects, expects a greeting, encrypts, logs in and asks for the size of the mailbox"
              + " where told to, and leaves with QUIT. Sample: how long that took.",
          ProbeProperties.scheduled(
              ConnectionProperties.HOST,
              PORT,
              ConnectionProperties.SECURITY,
              ConnectionProperties.USERNAME,
              ConnectionProperties.PASSWORD),
          SampleDimension.always(Dimension.TIME));

  private Pop3ProbeType() {}
}
