package dev.tend.definition;

/** The kinds of work item that an identity can name. */
public enum ItemType {
  /** Measures. */
  PROBE("Probe"),
  /** Judges. */
  MONITOR("Monitor"),
  /** Acts. */
  RESPONDER("Responder"),
  /** Discovers targets. */
  MAINTENANCE("Maintenance");

  private final String text;

  ItemType(String text) {
    this.text = text;
  }

  /** The word in output and on the command line. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
