package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code imap}. */
public final class ImapProbeType {
  /** Where. */
  public static final Property<Integer> PORT = ConnectionProperties.port(143);

  /** What to open. */
  public static final Property<String> MAILBOX =
      Property.of(
          "mailbox",
          ValueTypes.TEXT,
          "The mailbox to open, read-only, after the log-in. Without it, none is opened.");

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "imap",
          ProbeKind.RECURRENT,
          "Connects, expects a greeting, encrypts, logs in and opens a mailbox where told to, and"
              + " logs out. Sample: how long that took.",
          ProbeProperties.scheduled(
              ConnectionProperties.HOST,
              PORT,
              ConnectionProperties.SECURITY,
              ConnectionProperties.USERNAME,
              ConnectionProperties.PASSWORD,
              MAILBOX),
          SampleDimension.always(Dimension.TIME));

  private ImapProbeType() {}
}
