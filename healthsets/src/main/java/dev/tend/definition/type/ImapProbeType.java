package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code imap}. */
public final class ImapProbeType {
  public static final Property<Integer> PORT = ConnectionProperties.port(143);

  public static final Property<String> MAILBOX =
      Property.of(
          "mailbox",
          ValueTypes.TEXT,
          "The mailbox to open, read-only, after the log-in. Without it, none is opened.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "imap",
          "Connects, expects a greeting, encrypts, logs in and opens a mailbox if configured to,"
              + " and logs out. A refusal that is about the probe, its account, its mailbox or how"
              + " often it comes, is Inconclusive, and so is a server that offers only log-ins that"
              + " the probe does not know. Sample: how long that took.",
          ConnectionProperties.HOST,
          PORT,
          ConnectionProperties.SECURITY,
          ConnectionProperties.USERNAME,
          ConnectionProperties.PASSWORD,
          MAILBOX);

  private ImapProbeType() {}
}
