package dev.tend.testing.assertion;

/** The kinds of happening that a case can claim to list completely. */
public enum Kind {
  /** An act began. */
  ACTS("acts"),
  /** A page went out that opens or renews an incident. */
  PAGES("pages"),
  /** A monitor changed its state, other than by its first evaluation. */
  STATES("states"),
  /** A responder was refused. */
  REFUSALS("refusals"),
  /** An act was judged. */
  VERDICTS("verdicts"),
  /** Something was told of an override. */
  OVERRIDES("overrides"),
  /** Anything else. No case lists all of these. */
  OTHER("other");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** The word after {@code nothingElse:}. */
  public String text() {
    return text;
  }
}
