package dev.tend.core.record;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.OperatorInput.BrakeSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the core knows of its surroundings, but for the holds.
 *
 * @param incarnation which run of the agent this is
 * @param offset wall-clock time minus steady time
 * @param startedAt when the agent started, in steady time
 * @param bootedAt when the host booted, in steady time
 * @param brake the brake, when it is pulled
 * @param operators operators seen at work
 * @param groups the group's last word about each component
 */
public record EnvironmentRecord(
    int incarnation,
    Duration offset,
    Instant startedAt,
    Instant bootedAt,
    Optional<BrakeSet> brake,
    List<OperatorWorkSeen> operators,
    List<GroupReport> groups)
    implements DurableRecord {
  /** The key of the only record of this kind. */
  public static final String KEY = "world";

  public EnvironmentRecord {
    operators = List.copyOf(operators);
    groups = List.copyOf(groups);
  }

  @Override
  public String key() {
    return KEY;
  }
}
