package dev.tend.override.merge;

import java.util.Optional;

/** Whether an override holds, and if not, why. */
public sealed interface OverrideOutcome {

  /**
   * It holds, for at least one target.
   *
   * @param property the property's own name
   * @param value the value, in the property's own notation
   * @param declared the value of the definition in the same notation; empty when it had none
   */
  record Applied(String property, String value, Optional<String> declared)
      implements OverrideOutcome {}

  /**
   * A more specific override of the same property holds instead; among equally specific ones the
   * later.
   *
   * @param winner the id of that override
   */
  record ShadowedBy(String winner) implements OverrideOutcome {}

  /** Its time is over. */
  record Expired() implements OverrideOutcome {}

  /** Its selector does not match this server. */
  record NotForThisServer() implements OverrideOutcome {}

  /** It is for other versions of the mail server, or the version is not known. */
  record NotForThisVersion() implements OverrideOutcome {}

  /**
   * There is no such health set, item or target here.
   *
   * @param suggestion the nearest identity there is; empty when none is near
   */
  record UnknownIdentity(Optional<String> suggestion) implements OverrideOutcome {}

  /**
   * It must not hold.
   *
   * @param reason what is wrong with it
   * @param expected what would be accepted
   * @param suggestion the nearest valid spelling; empty when spelling is not the matter
   */
  record Refused(String reason, String expected, Optional<String> suggestion)
      implements OverrideOutcome {}
}
