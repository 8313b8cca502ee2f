package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;

/** The probe {@code lmtp}. */
public final class LmtpProbeType {
  public static final Property<Integer> PORT = ConnectionProperties.port(24);

  public static final Property<String> HELLO_NAME =
      Property.of(
          "helloName",
          NameTypes.HELLO_NAME,
          "The name the probe gives in LHLO. Without it, the server's own name.");

  public static final Property<String> RECIPIENT =
      Property.of(
          "recipient",
          NameTypes.MAIL_ADDRESS,
          "The address for which the server must be willing to take mail. None is sent. Without it,"
              + " nobody is asked for.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "lmtp",
          "Connects, expects a greeting and an answer to LHLO, encrypts and asks for a recipient if"
              + " configured to, and leaves with QUIT without a message. A recipient who is"
              + " unknown or whose mailbox is full is Inconclusive, and so is a refusal that is"
              + " about the probe, such as a limit. Sample: how long that took.",
          ConnectionProperties.HOST,
          PORT,
          ConnectionProperties.SECURITY,
          HELLO_NAME,
          RECIPIENT);

  private LmtpProbeType() {}
}
