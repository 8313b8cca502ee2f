package dev.tend.override.change;

import dev.tend.override.merge.OverrideOutcome;
import java.util.Optional;
import java.util.stream.Stream;

/** How an override stood when that was last told. */
public enum AnnouncedOutcome {
  /** Nothing was told of it. */
  UNTOLD,
  /** It held. */
  APPLIED,
  /** Another held in its place. */
  SHADOWED,
  /** What it changes did not exist. */
  UNKNOWN_IDENTITY,
  /** It must not hold. */
  REFUSED,
  /** It was for other versions of the mail server. */
  OTHER_VERSION,
  /** Its time was over. */
  EXPIRED;

  /** That of an outcome; empty where nobody needs to be told, since it is for other servers. */
  static Optional<AnnouncedOutcome> of(OverrideOutcome outcome) {
    // Their names are the same.
    return Stream.of(values()).filter(one -> one.name().equals(outcome.kind().name())).findFirst();
  }
}
