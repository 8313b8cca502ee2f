package dev.tend.testing.assertion;

import dev.tend.definition.value.Word;

/** The kinds of happening that a case can claim to list completely. */
public enum EventCategory implements Word.Camel {
  /** An action began. */
  ACTS,
  /** A page went out that opens or renews an incident. */
  PAGES,
  /** A monitor changed its state, other than by its first evaluation. */
  STATES,
  /** A responder was refused. */
  REFUSALS,
  /** An action was judged. */
  VERDICTS,
  /** Something was reported about an override. */
  OVERRIDES,
  /** Anything else. No case lists all of these. */
  OTHER
}
