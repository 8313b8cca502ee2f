package dev.tend.definition.type;

import dev.tend.definition.value.Word;

/** The signals that end a process. */
public enum KillSignal implements Word.Upper {
  /** Ends it at once, whatever it is doing. */
  KILL,
  /** Asks it to end. */
  TERM
}
