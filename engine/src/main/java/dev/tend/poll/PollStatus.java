package dev.tend.poll;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How it stands with overrides. Immutable; instants are wall time unless said otherwise.
 *
 * @param effective what holds, with what became of each override
 * @param overrides all overrides that are known, of both scopes
 * @param rejectedSource what was found and is not believed
 * @param directory how it stands with the shared directory; empty: none is configured
 * @param localTrouble why the local store cannot be read or written; empty when it can
 * @param version the mail server's version; empty while it is not known
 * @param versionTrouble why it could not be asked for; empty when it could
 * @param refusals why the core did not take what is known, so that what held before holds on
 * @param ignorance why it is not known which overrides there are, so that nothing may be repaired
 * @param lookedAt when all that is configured was last read, in steady time; empty: not in this
 *     life
 */
public record PollStatus(
    EffectiveDefinitions effective,
    List<MonitoringOverride> overrides,
    List<RejectedSource> rejectedSource,
    Optional<Directory> directory,
    Optional<SourceError> localTrouble,
    Optional<Version> version,
    Optional<SourceError> versionTrouble,
    List<String> refusals,
    Optional<String> ignorance,
    Optional<Instant> lookedAt) {
  /** Copies the lists. */
  public PollStatus {
    overrides = List.copyOf(overrides);
    rejectedSource = List.copyOf(rejectedSource);
    refusals = List.copyOf(refusals);
  }

  /** The overrides with which it stands so. */
  public Stream<OverrideEffect> effects(Class<? extends OverrideOutcome> outcome) {
    return effective.effects().stream().filter(effect -> outcome.isInstance(effect.outcome()));
  }

  /**
   * The shared directory.
   *
   * @param path where it is
   * @param seen when what is known of it was read; empty: never
   * @param sourceError why it cannot be read now; empty when it can
   * @param acknowledgementTrouble why this server could not write there what it made of the
   *     overrides; empty when it could
   */
  public record Directory(
      Path path,
      Optional<Instant> seen,
      Optional<SourceError> sourceError,
      Optional<SourceError> acknowledgementTrouble) {}
}
