package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code mail-flow}. */
public final class MailFlowProbeType {
  private static final ValueType<Security> SECURITY = ValueTypes.oneOf(Security.class);

  public static final Property<String> SUBMISSION_HOST =
      Property.of("submissionHost", NameTypes.HOST, "The host the message is handed to.")
          .orElse("127.0.0.1");

  public static final Property<Integer> SUBMISSION_PORT =
      Property.of("submissionPort", ValueTypes.PORT, "The port the message is handed to.")
          .orElse(587);

  public static final Property<Security> SUBMISSION_SECURITY =
      Property.of("submissionSecurity", SECURITY, "How the submission is encrypted.")
          .orElse(Security.STARTTLS);

  public static final Property<String> IMAP_HOST =
      Property.of("imapHost", NameTypes.HOST, "The host where the message is looked for.")
          .orElse("127.0.0.1");

  public static final Property<Integer> IMAP_PORT =
      Property.of("imapPort", ValueTypes.PORT, "The port where the message is looked for.")
          .orElse(993);

  public static final Property<Security> IMAP_SECURITY =
      Property.of("imapSecurity", SECURITY, "How the look-up is encrypted.").orElse(Security.TLS);

  public static final Property<String> SENDER =
      Property.of("sender", NameTypes.MAIL_ADDRESS, "The sender's address.").mandatory();

  public static final Property<String> RECIPIENT =
      Property.of(
              "recipient",
              NameTypes.MAIL_ADDRESS,
              "The recipient's address: a mailbox of the probe's own, which nobody reads.")
          .mandatory();

  public static final Property<Boolean> SUBMISSION_LOGIN =
      Property.of(
              "submissionLogin",
              ValueTypes.BOOLEAN,
              "Whether the probe logs in to hand the message in.")
          .orElse(true);

  public static final Property<String> USERNAME = ConnectionProperties.USERNAME.mandatory();

  public static final Property<String> PASSWORD = ConnectionProperties.PASSWORD.mandatory();

  public static final Property<String> MAILBOX =
      Property.of("mailbox", ValueTypes.TEXT, "The mailbox in which the message arrives.")
          .orElse("INBOX");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "mail-flow",
          "Hands in a marked message, waits until it has arrived, and removes it and what earlier"
              + " runs left. What is accepted and does not arrive is a failure, and so is a refusal"
              + " that others would get, too. Inconclusive when IMAP cannot be used, so that nobody"
              + " can look, when the probe's own mailbox is refused or is full, when a limit, a"
              + " greylist or a rule turns the probe or its message away, or when the message is"
              + " found late in a mailbox that did not show it, or with the spam. Sample: how long"
              + " delivery took.",
          SUBMISSION_HOST,
          SUBMISSION_PORT,
          SUBMISSION_SECURITY,
          SUBMISSION_LOGIN,
          IMAP_HOST,
          IMAP_PORT,
          IMAP_SECURITY,
          SENDER,
          RECIPIENT,
          USERNAME,
          PASSWORD,
          MAILBOX);

  private MailFlowProbeType() {}
}
