package dev.tend.definition.problem;

import dev.tend.definition.value.Word;

/** Whether a problem keeps a definition from being used. */
public enum Severity implements Word.Camel {
  /** The definition cannot be used. */
  ERROR,
  /** It can be used, and is probably not what its author meant. */
  WARNING;

  @Override
  public String toString() {
    return text();
  }
}
