package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
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
          NameTypes.HOST,
          "The name to ask for and that the certificate must be valid for. Without it, names are"
              + " not judged.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "tls-certificate",
          "Fetches the certificate a service shows; fails when it is for another name, when it or"
              + " another on the path that clients build to a trusted root is expired or not yet"
              + " valid, and when a public authority issued it and the issuer's certificate is not"
              + " sent. What the server sends besides is not judged; nor is a root that nobody here"
              + " trusts, which the message mentions. Sample: how long that path is still valid.",
          ConnectionProperties.HOST,
          PORT,
          PROTOCOL,
          SERVER_NAME);

  private TlsCertificateProbeType() {}
}
