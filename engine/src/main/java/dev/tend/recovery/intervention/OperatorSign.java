package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One sign of an operator at work. A trace may be left behind by work that is long over, so it
 * counts for a limited time.
 *
 * @param name tells it from other signs of the same place, such as {@code closed logins}
 * @param work what it says, with {@code active} true
 * @param since when it appeared, by the wall clock; empty: when it was first seen
 * @param countsFor how long it counts; empty: as long as it is there
 */
public record OperatorSign(
    String name, OperatorWorkSeen work, Optional<Instant> since, Optional<Duration> countsFor) {
  /** The state of a unit, which lasts until it is started again. */
  static OperatorSign ofUnit(OperatorWorkSeen work) {
    return new OperatorSign(work.resource(), work, Optional.empty(), Optional.empty());
  }
}
