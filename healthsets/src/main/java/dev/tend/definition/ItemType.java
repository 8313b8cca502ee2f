package dev.tend.definition;

import dev.tend.definition.value.Word;

/** The kinds of work item that an identity can name. */
public enum ItemType implements Word.Pascal {
  /** Measures. */
  PROBE,
  /** Judges. */
  MONITOR,
  /** Acts. */
  RESPONDER,
  /** Discovers targets. */
  MAINTENANCE;

  @Override
  public String toString() {
    return text();
  }
}
