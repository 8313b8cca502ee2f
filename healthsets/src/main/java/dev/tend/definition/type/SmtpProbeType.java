package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;

/** The probe {@code smtp}. */
public final class SmtpProbeType {
  public static final Property<Integer> PORT = ConnectionProperties.port(25);

  public static final Property<String> HELLO_NAME =
      Property.of(
          "helloName",
          NameTypes.HELLO_NAME,
          "The name the probe gives in EHLO. Without it, the server's own name.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "smtp",
          "Connects, expects a greeting and an answer to EHLO, encrypts and logs in if configured"
              + " to, and leaves with QUIT. A refusal that is about the probe, its name, its"
              + " address, its account or how often it comes, is Inconclusive, and so is a server"
              + " that offers only log-ins that the probe does not know; a refusal without a sign"
              + " of that, such as 421 alone, is a failure. Sample: how long that took.",
          ConnectionProperties.HOST,
          PORT,
          ConnectionProperties.SECURITY,
          HELLO_NAME,
          ConnectionProperties.USERNAME,
          ConnectionProperties.PASSWORD);

  private SmtpProbeType() {}
}
