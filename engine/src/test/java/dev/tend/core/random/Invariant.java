package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.HealthEvent;

/**
 * Something that must always hold. It looks on while the core is told things; for each decision
 * first event by event, each before the {@link Facts} take note of it, then as a whole.
 */
interface Invariant {
  /** Its name, in what is printed. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** An act is allowed; its {@code Allowed} event is the one looked at. */
  default void allowed(Intent intent, Moment moment, Facts facts) {}

  /** An act that was allowed does not begin after all, and counts for nothing. */
  default void calledOff(Intent intent) {}

  /** Something happened. */
  default void happened(HealthEvent event, Moment moment, Facts facts) {}

  /** All of a decision has been looked at. */
  default void decided(Moment moment, Facts facts) {}

  /** A new life of the agent begins; nothing was told to it yet. */
  default void restarted(Facts facts) {}

  /** What is wrong. */
  default Violation broken(String message) {
    return new Violation(name(), message);
  }

  /** Complains unless something is as it should be. */
  default void require(boolean asItShouldBe, String otherwise) {
    if (!asItShouldBe) {
      throw broken(otherwise);
    }
  }
}
