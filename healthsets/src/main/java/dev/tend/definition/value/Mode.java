package dev.tend.definition.value;

/** How far recovery may go, the most cautious first. Overrides can only lower a mode. */
public enum Mode implements Word.Camel {
  /** Decides nothing. */
  OFF,
  /** Records what it would have done. */
  OBSERVE,
  /** Asks a person before each action. */
  APPROVE,
  /** Acts. */
  ACT;

  /** The more cautious of the two. */
  public Mode lower(Mode other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public String toString() {
    return text();
  }
}
