package dev.tend.definition.type;

import dev.tend.definition.value.Word;

/** How a connection is encrypted. */
public enum Security implements Word.Camel {
  /** Not at all. */
  NONE,
  /** In the clear first, then upgraded within the protocol. */
  STARTTLS,
  /** From the first byte. */
  TLS;

  @Override
  public String toString() {
    return text();
  }
}
