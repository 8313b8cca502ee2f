package dev.tend.override.store;

/** A text is not a valid override. Says why and what to do, fit for a terminal. */
public final class OverrideTextException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String REPLACE = "replace it by adding the override again, or remove it";

  private final String reason;
  private final String remedy;

  private OverrideTextException(String reason, String remedy) {
    super(reason + "; " + remedy);
    this.reason = reason;
    this.remedy = remedy;
  }

  /** For what Tend does not write. */
  static OverrideTextException because(String reason) {
    return new OverrideTextException(reason, REPLACE);
  }

  /** For what a later version may have written. */
  static OverrideTextException ofFormat(String format, int known) {
    return new OverrideTextException(
        "it has the format " + format + ", and this version of Tend knows only " + known,
        "update Tend on this server");
  }

  /** Why it is not valid. */
  public String reason() {
    return reason;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
