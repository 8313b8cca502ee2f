package dev.tend.core;

import dev.tend.core.event.EventId;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a core goes on.
 *
 * @param last the last event of the same run; sequence 0 at the start of a new one
 * @param now steady time
 * @param offset wall-clock time minus steady time
 */
public record ResumePoint(EventId last, Instant now, Duration offset) {

  /** The same run, at the instant of a checkpoint. */
  public static ResumePoint ofSameLife(StoredState stored, Checkpoint checkpoint) {
    return new ResumePoint(checkpoint.last(), checkpoint.at(), offset(stored));
  }

  /**
   * A new run of the agent. Steady time goes on by the difference that the wall clock shows, and
   * stands still when that is negative; so nothing that was kept in steady time ever lies ahead.
   *
   * @param stored what was kept
   * @param wall the wall-clock time at the start
   */
  public static ResumePoint ofNewLife(StoredState stored, Instant wall) {
    Instant steady = wall.minus(offset(stored));
    Optional<Instant> kept = stored.checkpoint().map(Checkpoint::at);
    Instant now = kept.isPresent() && kept.get().isAfter(steady) ? kept.get() : steady;
    int lives = world(stored).map(EnvironmentRecord::incarnation).orElse(0);
    return new ResumePoint(new EventId(lives + 1, 0), now, Duration.between(now, wall));
  }

  /** The same, in a run whose number is beyond this one. */
  public ResumePoint beyond(int lives) {
    return last.incarnation() > lives
        ? this
        : new ResumePoint(new EventId(lives + 1, 0), now, offset);
  }

  private static Duration offset(StoredState stored) {
    return world(stored).map(EnvironmentRecord::offset).orElse(Duration.ZERO);
  }

  private static Optional<EnvironmentRecord> world(StoredState stored) {
    return stored.records().stream()
        .filter(EnvironmentRecord.class::isInstance)
        .map(EnvironmentRecord.class::cast)
        .findFirst();
  }
}
