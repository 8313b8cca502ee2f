package dev.tend.definition.type;

/** How a connection is encrypted. */
public enum Security {
  /** Not at all. */
  NONE("none"),
  /** In the clear first, then upgraded within the protocol. */
  STARTTLS("starttls"),
  /** From the first byte. */
  TLS("tls");

  private final String text;

  Security(String text) {
    this.text = text;
  }

  /** The word in YAML. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
