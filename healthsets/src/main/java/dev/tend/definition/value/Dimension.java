package dev.tend.definition.value;

/** What a measured value is an amount of. Two quantities are compared only within one dimension. */
public enum Dimension implements Word {
  /** A plain number: a count, a rate. */
  NUMBER("number", "a plain number such as 250"),
  /** A share of a hundred. */
  PERCENT("percent", "a percentage such as 90%"),
  /** An amount of data, in bytes. */
  SIZE("bytes", "a size such as 500MB or 10GB"),
  /** A length of time, in seconds. */
  TIME("seconds", "a duration such as 800ms or 5m");

  private final String text;
  private final String expected;

  Dimension(String text, String expected) {
    this.text = text;
    this.expected = expected;
  }

  /** The word for its base unit. */
  @Override
  public String text() {
    return text;
  }

  /** What to write for a value of this dimension. */
  public String expected() {
    return expected;
  }
}
