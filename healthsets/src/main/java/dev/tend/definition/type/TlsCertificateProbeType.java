package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

/** The probe {@code tls-certificate}. */
public final class TlsCertificateProbeType {
  /** What is spoken before encryption. */
  public enum Protocol implements Word.Camel {
    /** Nothing: TLS from the first byte. */
    TLS,
    /** SMTP with STARTTLS. */
    SMTP,
    /** IMAP with STARTTLS. */
    IMAP,
    /** POP3 with STLS. */
    POP3
  }

  public static final Property<Integer> PORT =
      Property.of("port", ValueTypes.PORT, "The port to connect to.").mandatory();

  public static final Property<Protocol> PROTOCOL =
      Property.of(
              "protocol",
              ValueTypes.oneOf(Protocol.class),
              "What is spoken before the connection is encrypted.")
          .orElse(Protocol.TLS);

  public static final Property<String> SERVER_NAME =
      Property.of(
          "serverName",
          ValueTypes.TEXT,
          "The name to ask for and that the certificate must be valid for. Without it, names are"
              + " not judged.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "tls-certificate",
          "Fetches the certificate a service shows; fails when it is expired, not yet valid, or for"
              + " another name. Sample: how long it is still valid.",
          ConnectionProperties.HOST,
          PORT,
          PROTOCOL,
          SERVER_NAME);

  private TlsCertificateProbeType() {}
}
