package dev.tend.override.change;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How overrides go on from one look at them to the next. */
public final class OverrideReconciler {
  /** How long before its end an override's end is announced. */
  public static final Duration AHEAD = Duration.ofDays(1);

  private OverrideReconciler() {}

  /**
   * Merges, and says what has to be told. Each thing is told once, over restarts too when what was
   * told is kept; nothing is told twice in one turn. Wall time is the truth: when it goes back, an
   * override whose end was told may hold again, and both is told.
   *
   * @param definitions valid health sets, no two of one name
   * @param sight what is seen of overrides
   * @param announced what was told before
   * @param now wall time
   */
  public static PollResult turn(
      List<HealthSetDefinition> definitions, Sight sight, AnnouncedState announced, Instant now) {
    EffectiveDefinitions effective =
        OverrideMerge.merge(definitions, sight.overrides(), sight.circumstances(), now);
    return new NoticeBuilder(definitions, sight, announced, now, effective).pollResult();
  }
}
