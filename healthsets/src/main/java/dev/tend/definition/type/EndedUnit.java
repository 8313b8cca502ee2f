package dev.tend.definition.type;

import dev.tend.definition.value.Word;

/** What is done with a unit of which nobody can tell whether it ended by itself or by hand. */
public enum EndedUnit implements Word.Camel {
  /** It is left alone, and a person is told. */
  PAGE,
  /** It is taken for a fault. */
  RESTART
}
