package dev.tend.definition.value;

/** How far recovery may go, the most cautious first. Overrides can only lower a mode. */
public enum Mode {
  /** Decides nothing. */
  OFF("off"),
  /** Records what it would have done. */
  OBSERVE("observe"),
  /** Asks a person before each act. */
  APPROVE("approve"),
  /** Acts. */
  ACT("act");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  /** The word in YAML, events and output. */
  public String text() {
    return text;
  }

  /** The more cautious of the two. */
  public Mode lower(Mode other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public String toString() {
    return text;
  }
}
