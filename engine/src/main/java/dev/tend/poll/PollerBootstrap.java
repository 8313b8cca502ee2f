package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.change.AnnouncedState;
import dev.tend.override.change.OverrideReconciler;
import dev.tend.override.change.PollResult;
import dev.tend.override.status.OverrideSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is known before the core starts: what is on this server's own disk.
 *
 * @param backends the stores
 * @param cache what is known of overrides
 * @param notes what an earlier run noted; empty: that could not be read yet
 * @param declared the definitions
 * @param first the first result
 */
record PollerBootstrap(
    BackendCalls backends,
    LastKnownOverrides cache,
    Optional<RestoredCheckpoint> notes,
    List<HealthSetDefinition> declared,
    PollResult first) {
  private static final long TIMEOUT_SECONDS = 10;

  static PollerBootstrap of(
      OverrideBackends backends,
      PollSettings settings,
      List<HealthSetDefinition> declared,
      Instant wall) {
    BackendCalls calls = new BackendCalls(backends);
    LastKnownOverrides cache = LastKnownOverrides.of(settings);
    Optional<RestoredCheckpoint> notes = Optional.empty();
    try {
      BackendCalls.Local local =
          calls
              .local(Optional.empty(), PollerCheckpoint.NAMES)
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      cache = cache.withLocal(OverrideSource.read(local.contents().orElseThrow(), wall));
      RestoredCheckpoint restored = new RestoredCheckpoint(local.notes());
      cache = restored.appliedTo(cache, calls);
      notes = Optional.of(restored);
    } catch (ExecutionException | TimeoutException unreadable) {
      cache = cache.withLocal(cache.local().failed(ErrorMessages.of(unreadable), wall));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cache = cache.withLocal(cache.local().failed("the start was interrupted", wall));
    }
    AnnouncedState announced =
        notes.map(RestoredCheckpoint::announced).orElse(AnnouncedState.NOTHING);
    return new PollerBootstrap(
        calls,
        cache,
        notes,
        declared,
        OverrideReconciler.reconcile(cache.snapshot(declared), announced, wall));
  }

  /** The status before the first poll. */
  PollStatus status() {
    return new PollStatus(
        cache.snapshot(declared), first.effective(), List.of(), Optional.empty(), Optional.empty());
  }
}
