package dev.tend.definition.problem;

/** Whether a problem keeps a definition from being used. */
public enum Severity {
  /** The definition cannot be used. */
  ERROR("error"),
  /** It can be used, and is probably not what its author meant. */
  WARNING("warning");

  private final String text;

  Severity(String text) {
    this.text = text;
  }

  /** The word in messages. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
