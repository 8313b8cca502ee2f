package dev.tend.override.change;

import dev.tend.override.merge.OverrideOutcome;
import java.util.Optional;
import java.util.stream.Stream;

/** The outcome of an override that was last announced. */
public enum AnnouncedOutcome {
  /** Nothing was announced. */
  UNTOLD,
  /** It was in effect. */
  APPLIED,
  /** Another one was in effect instead. */
  SHADOWED,
  /** What it changes did not exist. */
  UNKNOWN_IDENTITY,
  /** It was refused. */
  REFUSED,
  /** It was for other versions of the mail server. */
  OTHER_VERSION,
  /** It had ended. */
  EXPIRED;

  /** That of an outcome; empty where nothing is announced, since it is for other servers. */
  static Optional<AnnouncedOutcome> of(OverrideOutcome outcome) {
    // Their names are the same.
    return Stream.of(values()).filter(one -> one.name().equals(outcome.kind().name())).findFirst();
  }
}
