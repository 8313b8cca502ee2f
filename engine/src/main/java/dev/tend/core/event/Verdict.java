package dev.tend.core.event;

/** What an act was good for. */
public enum Verdict {
  /** The monitor healed in time and stayed healed. */
  HELPED("Helped"),
  /** It did not. */
  DID_NOT_HELP("DidNotHelp"),
  /** Nobody could tell: the set was switched off or is gone. */
  NOT_VERIFIED("NotVerified"),
  /** The agent ended during the act. */
  INTERRUPTED("Interrupted");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The word in events and output. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
