package dev.tend.override.change;

import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look at overrides comes to.
 *
 * @param effective the definitions that hold
 * @param notices what has not been told yet, in the order in which it should be
 * @param told what has been told once these notices are
 * @param next the earliest instant, in wall time, at which something changes or must be told
 *     although nobody touches an override; always later than the look; empty when there is none
 */
public record PollResult(
    EffectiveDefinitions effective,
    List<OverrideNotice> notices,
    AnnouncedState told,
    Optional<Instant> next) {
  /** Copies the list. */
  public PollResult {
    notices = List.copyOf(notices);
  }
}
