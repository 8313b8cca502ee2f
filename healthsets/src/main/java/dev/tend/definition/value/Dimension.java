package dev.tend.definition.value;

/** What a measured value is an amount of. Two quantities are compared only within one dimension. */
public enum Dimension {
  /** A plain number: a count, a rate. */
  NUMBER("a plain number such as 250"),
  /** A share of a hundred. */
  PERCENT("a percentage such as 90%"),
  /** An amount of data, in bytes. */
  SIZE("a size such as 500MB or 10GB"),
  /** A length of time, in seconds. */
  TIME("a duration such as 800ms or 5m");

  private final String expected;

  Dimension(String expected) {
    this.expected = expected;
  }

  /** What to write for a value of this dimension. */
  public String expected() {
    return expected;
  }
}
