package dev.tend.core.event;

import dev.tend.definition.value.Word;

/** What came of an action. */
public enum Verdict implements Word.Pascal {
  /** The monitor healed in time and stayed healed. */
  HELPED,
  /** It did not. */
  DID_NOT_HELP,
  /** Nobody could tell: the set was switched off or is gone. */
  NOT_VERIFIED,
  /** The agent ended during the action. */
  INTERRUPTED;

  @Override
  public String toString() {
    return text();
  }
}
