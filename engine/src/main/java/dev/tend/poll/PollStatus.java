package dev.tend.poll;

import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.SourceError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the poller stands. Immutable.
 *
 * @param snapshot what is known of overrides
 * @param effective what the core goes by, with the outcome of each override
 * @param refusals why the core did not take what is known, so that what held before stays in effect
 * @param acknowledgementError why this server could not write into the shared directory what it
 *     made of the overrides; empty when it could
 * @param lookedAt when all that is configured was last read, in steady time; empty: not in this
 *     life
 */
public record PollStatus(
    OverrideSnapshot snapshot,
    EffectiveDefinitions effective,
    List<String> refusals,
    Optional<SourceError> acknowledgementError,
    Optional<Instant> lookedAt) {
  /** Copies the list. */
  public PollStatus {
    refusals = List.copyOf(refusals);
  }

  /** The overrides with an outcome of this kind. */
  public Stream<OverrideEffect> effects(OverrideOutcome.Kind kind) {
    return effective.effects().stream().filter(effect -> effect.outcome().kind() == kind);
  }
}
