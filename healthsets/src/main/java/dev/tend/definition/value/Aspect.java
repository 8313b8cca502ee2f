package dev.tend.definition.value;

/** What a user would notice when a monitor is red. */
public enum Aspect implements Word.Camel {
  /** It does not work. */
  AVAILABILITY,
  /** It is slow. */
  LATENCY,
  /** It works, with errors. */
  ERRORS;

  @Override
  public String toString() {
    return text();
  }
}
