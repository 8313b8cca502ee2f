package dev.tend.override.notice;

import dev.tend.override.merge.Outcome;
import java.util.Optional;

/** How an override stood when that was last told. */
public enum Standing {
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
  static Optional<Standing> of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> Optional.of(APPLIED);
      case Outcome.ShadowedBy shadowed -> Optional.of(SHADOWED);
      case Outcome.UnknownIdentity unknown -> Optional.of(UNKNOWN_IDENTITY);
      case Outcome.Refused refused -> Optional.of(REFUSED);
      case Outcome.NotForThisVersion other -> Optional.of(OTHER_VERSION);
      case Outcome.Expired expired -> Optional.of(EXPIRED);
      case Outcome.NotForThisServer other -> Optional.empty();
    };
  }
}
