package dev.tend.definition.type;

import dev.tend.definition.value.Property;

/** The probe {@code pop3}. */
public final class Pop3ProbeType {
  public static final Property<Integer> PORT = ConnectionProperties.port(110);

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "pop3",
          "Connects, expects a greeting, encrypts, logs in and asks for the size of the mailbox"
              + " if configured to, and leaves with QUIT. A refusal that is about the probe, its"
              + " account, its mailbox or how often it comes, is Inconclusive; where the server"
              + " promises AUTH-RESP-CODE, only [AUTH] speaks of the account. Sample: how long that"
              + " took.",
          ConnectionProperties.HOST,
          PORT,
          ConnectionProperties.SECURITY,
          ConnectionProperties.USERNAME,
          ConnectionProperties.PASSWORD);

  private Pop3ProbeType() {}
}
