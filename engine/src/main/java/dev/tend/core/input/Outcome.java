package dev.tend.core.input;

/**
 * What a run of a probe came to. Only {@code Failed} and {@code TimedOut} speak against the target.
 */
public enum Outcome {
  /** The target did as it should. */
  SUCCEEDED("Succeeded"),
  /** The target did not. */
  FAILED("Failed"),
  /** The target was not done by the deadline. */
  TIMED_OUT("TimedOut"),
  /** The probe could not judge. */
  INCONCLUSIVE("Inconclusive"),
  /** Not run: overload. */
  REJECTED("Rejected"),
  /** The probe itself broke. */
  POISONED("Poisoned"),
  /** Not run: it broke too often. */
  QUARANTINED("Quarantined");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** The word in events and output. */
  public String text() {
    return text;
  }

  /** Whether it speaks for or against the target. */
  public boolean conclusive() {
    return this == SUCCEEDED || failed();
  }

  /** Whether it speaks against the target. */
  public boolean failed() {
    return this == FAILED || this == TIMED_OUT;
  }

  @Override
  public String toString() {
    return text;
  }
}
