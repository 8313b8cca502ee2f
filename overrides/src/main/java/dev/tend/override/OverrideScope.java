package dev.tend.override;

import dev.tend.definition.value.Word;

/** Where an override is kept, and so whom it can reach. */
public enum OverrideScope implements Word.Pascal {
  /** In the local store of one server, for that server. */
  SERVER,
  /** In the shared directory, for every server that its selector matches. */
  GLOBAL;

  @Override
  public String toString() {
    return text();
  }
}
