package dev.tend.override.change;

import dev.tend.override.RejectedSource;
import dev.tend.override.merge.EffectiveValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One thing that people should know about overrides. Instants are wall time. */
public sealed interface OverrideNotice {

  /** All of it in words, as whole sentences. */
  default String sentence() {
    return NoticeFormatter.of(this);
  }

  /** A notice about one override. */
  sealed interface OfOverride extends OverrideNotice {
    /** The override. */
    OverrideSummary override();
  }

  /**
   * An override is in effect from now on, for at least one target.
   *
   * @param override it
   * @param before its last outcome; {@code EXPIRED} when the wall clock went back
   * @param property the property's own name
   * @param value the value in effect, in the property's notation
   * @param declared the value of the definition; empty when it had none
   */
  record Applied(
      OverrideSummary override,
      AnnouncedOutcome before,
      String property,
      String value,
      Optional<String> declared)
      implements OfOverride {}

  /**
   * An override in effect was replaced or altered, and is still in effect.
   *
   * @param override as it is now
   * @param former as it was; its id is another when another override of the same key took its place
   * @param property the property's own name
   * @param value the value in effect, in the property's notation
   * @param declared the value of the definition; empty when it had none
   */
  record Changed(
      OverrideSummary override,
      OverrideSummary former,
      String property,
      String value,
      Optional<String> declared)
      implements OfOverride {}

  /**
   * Another override of the same value is in effect instead.
   *
   * @param override the one that does not
   * @param winner the id of the one that does
   * @param instead what is in effect
   */
  record Shadowed(OverrideSummary override, String winner, Optional<EffectiveValue> instead)
      implements OfOverride {}

  /**
   * What an override changes does not exist here.
   *
   * @param override it
   * @param suggestion the nearest identity; empty when none is near
   */
  record UnknownIdentity(OverrideSummary override, Optional<String> suggestion)
      implements OfOverride {}

  /**
   * An override is refused.
   *
   * @param override it
   * @param reason what is wrong with it
   * @param expected what would be accepted
   * @param suggestion the nearest valid spelling; empty when it is not about spelling
   * @param instead what is in effect; empty when there is no such property
   */
  record Refused(
      OverrideSummary override,
      String reason,
      String expected,
      Optional<String> suggestion,
      Optional<EffectiveValue> instead)
      implements OfOverride {}

  /**
   * An override waits for another version of the mail server.
   *
   * @param override it
   * @param version the version now; empty while it is unknown
   */
  record Pending(OverrideSummary override, Optional<String> version) implements OfOverride {}

  /**
   * An override that was for the mail server's version before no longer is.
   *
   * @param override it
   * @param version the version now; empty when it is no longer known
   * @param instead what is in effect
   */
  record Lapsed(
      OverrideSummary override, Optional<String> version, Optional<EffectiveValue> instead)
      implements OfOverride {}

  /**
   * An override in effect ends within a day.
   *
   * @param override it
   * @param end when
   * @param then what will be in effect then, as far as is known now
   */
  record Expiring(OverrideSummary override, Instant end, Optional<EffectiveValue> then)
      implements OfOverride {}

  /**
   * An override has ended.
   *
   * @param override it
   * @param end since when
   * @param before its last outcome
   * @param late how long after its end this was noticed: longer than a moment when no agent ran or
   *     the clock went forward
   * @param instead what is in effect
   */
  record Expired(
      OverrideSummary override,
      Instant end,
      AnnouncedOutcome before,
      Duration late,
      Optional<EffectiveValue> instead)
      implements OfOverride {}

  /**
   * An override no longer exists.
   *
   * @param override it
   * @param before its last outcome
   * @param perhapsLeftOut whether its file may have been left out instead
   * @param instead what is in effect
   */
  record Removed(
      OverrideSummary override,
      AnnouncedOutcome before,
      boolean perhapsLeftOut,
      Optional<EffectiveValue> instead)
      implements OfOverride {}

  /**
   * An override is no longer for this server.
   *
   * @param override as it is now
   * @param instead what is in effect
   */
  record Elsewhere(OverrideSummary override, Optional<EffectiveValue> instead)
      implements OfOverride {}

  /**
   * Something that looks like an override is left out.
   *
   * @param what it
   */
  record NotBelieved(RejectedSource what) implements OverrideNotice {}

  /**
   * What was left out is used again, or gone.
   *
   * @param source its name when it was left out
   */
  record BelievedAgain(String source) implements OverrideNotice {}

  /**
   * The shared directory cannot be read; what was last read of it stays in effect.
   *
   * @param trouble why
   */
  record DirectoryLost(String trouble) implements OverrideNotice {}

  /**
   * The shared directory can be read again.
   *
   * @param lost since when it could not
   */
  record DirectoryBack(Instant lost) implements OverrideNotice {}

  /**
   * The mail server has another version than was announced before.
   *
   * @param before which it had; empty when it was unknown
   * @param now which it has; empty when it is no longer known
   */
  record VersionChanged(Optional<String> before, Optional<String> now) implements OverrideNotice {}
}
