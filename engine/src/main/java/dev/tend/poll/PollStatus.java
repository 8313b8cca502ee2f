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
 * The status of the poller. Immutable.
 *
 * @param snapshot what is known of overrides
 * @param effective the definitions in effect, with the outcome of each override
 * @param refusals why the core did not take what is known, so that the previous definitions stay in
 *     effect
 * @param acknowledgementError why this server could not acknowledge overrides in the shared
 *     directory; empty when it could
 * @param polledAt when everything that is configured was last read, in steady time; empty: not in
 *     this run
 */
public record PollStatus(
    OverrideSnapshot snapshot,
    EffectiveDefinitions effective,
    List<String> refusals,
    Optional<SourceError> acknowledgementError,
    Optional<Instant> polledAt) {
  /** Copies the list. */
  public PollStatus {
    refusals = List.copyOf(refusals);
  }

  /** The overrides with an outcome of this kind. */
  public Stream<OverrideEffect> effects(OverrideOutcome.Kind kind) {
    return effective.effects().stream().filter(effect -> effect.outcome().kind() == kind);
  }
}
