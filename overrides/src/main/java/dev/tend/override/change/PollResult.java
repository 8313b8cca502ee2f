package dev.tend.override.change;

import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of one poll of overrides.
 *
 * @param effective the definitions in effect
 * @param notices what has not been announced yet, in the order in which it should be
 * @param announced what has been announced once these notices are out
 * @param next the earliest instant, in wall time, at which something changes or must be announced
 *     although nobody changes an override; always later than the poll; empty when there is none
 */
public record PollResult(
    EffectiveDefinitions effective,
    List<OverrideNotice> notices,
    AnnouncedState announced,
    Optional<Instant> next) {
  /** Copies the list. */
  public PollResult {
    notices = List.copyOf(notices);
  }
}
