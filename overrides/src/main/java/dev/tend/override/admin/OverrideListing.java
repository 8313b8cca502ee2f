package dev.tend.override.admin;

import dev.tend.override.RejectedSource;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.SourceError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The overrides that are known here.
 *
 * @param server this server
 * @param agentRunning whether the agent itself says so; if not, what will hold once it runs is
 *     pending
 * @param at when this was so
 * @param overrides server overrides first, then global ones, each by what they change; without
 *     those that ended a week ago or earlier
 * @param leftOut what was found and is left out
 * @param directory how the shared directory stands; empty when there is none
 */
public record OverrideListing(
    String server,
    boolean agentRunning,
    Instant at,
    List<OverrideRow> overrides,
    List<RejectedSource> leftOut,
    Optional<Directory> directory) {
  /** Copies the lists. */
  public OverrideListing {
    overrides = List.copyOf(overrides);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Lists what is known.
   *
   * @param inForce the definitions in effect in the agent; empty when none runs
   * @param heard what servers said they made of global overrides
   * @param now wall time
   */
  public static OverrideListing of(
      OverrideSnapshot snapshot,
      Optional<EffectiveDefinitions> inForce,
      List<Acknowledgement> heard,
      Instant now) {
    return new OverrideListing(
        snapshot.server().server(),
        inForce.isPresent(),
        now,
        RowMapper.all(snapshot, inForce, heard, now),
        snapshot.rejected(),
        snapshot.directory().map(Directory::of));
  }

  /**
   * The shared directory.
   *
   * @param path where it is
   * @param seen when it was last read whole; empty: not since the agent started
   * @param trouble why it cannot be read; empty when it can. The last good overrides stay in
   *     effect.
   * @param troubleSince since when; empty when it can be read
   */
  public record Directory(
      String path,
      Optional<Instant> seen,
      Optional<String> trouble,
      Optional<Instant> troubleSince) {

    private static Directory of(OverrideSnapshot.Directory directory) {
      return new Directory(
          directory.path(),
          directory.readAt(),
          directory.error().map(SourceError::what),
          directory.error().map(SourceError::since));
    }
  }
}
