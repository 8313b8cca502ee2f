package dev.tend.override.change;

import dev.tend.override.merge.OverrideOutcome;
import java.util.Optional;

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
    return switch (outcome) {
      case OverrideOutcome.Applied applied -> Optional.of(APPLIED);
      case OverrideOutcome.ShadowedBy shadowed -> Optional.of(SHADOWED);
      case OverrideOutcome.UnknownIdentity unknown -> Optional.of(UNKNOWN_IDENTITY);
      case OverrideOutcome.Refused refused -> Optional.of(REFUSED);
      case OverrideOutcome.NotForThisVersion other -> Optional.of(OTHER_VERSION);
      case OverrideOutcome.Expired expired -> Optional.of(EXPIRED);
      case OverrideOutcome.NotForThisServer other -> Optional.empty();
    };
  }
}
