package dev.tend.definition.type;

/** The signals that end a process. */
public enum KillSignal {
  /** Ends it at once, whatever it is doing. */
  KILL("KILL"),
  /** Asks it to end. */
  TERM("TERM");

  private final String text;

  KillSignal(String text) {
    this.text = text;
  }

  /** The word in YAML. */
  public String text() {
    return text;
  }
}
