package dev.tend.definition.value;

/** What a user would notice when a monitor is red. */
public enum Aspect {
  /** It does not work. */
  AVAILABILITY("availability"),
  /** It is slow. */
  LATENCY("latency"),
  /** It works, with errors. */
  ERRORS("errors");

  private final String text;

  Aspect(String text) {
    this.text = text;
  }

  /** The word in YAML, events and output. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
