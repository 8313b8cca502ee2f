package dev.tend.core.monitor;

import dev.tend.core.record.MonitorRecord.Acts;
import java.time.Instant;
import java.util.Optional;

/**
 * The time around actions in which results are recorded but neither raise nor heal. Actions may
 * overlap; while any of them is not yet warmed up, nothing is measured, and what started before the
 * last warm-up ended never will be.
 */
final class Grace {
  private final MonitorEngine engine;
  private int acts;
  private int cold;
  private long freshFrom = Long.MIN_VALUE;

  Grace(MonitorEngine engine) {
    this.engine = engine;
  }

  boolean active() {
    return acts > 0;
  }

  boolean warmingUp() {
    return cold > 0;
  }

  /** Whether a result of this start describes the state that is there now. */
  boolean admits(long start) {
    return cold == 0 && start >= freshFrom;
  }

  long freshFrom() {
    return freshFrom;
  }

  void begin() {
    acts++;
    cold++;
    engine.changed();
  }

  void warmedUp(long now) {
    if (cold == 0) {
      throw new IllegalStateException("no act is warming up");
    }
    cold--;
    freshFrom = now;
    engine.changed();
  }

  /** The action never began: what was measured before it still holds. */
  void cancel() {
    if (cold == 0) {
      throw new IllegalStateException("no act is about to begin");
    }
    cold--;
    acts--;
    engine.changed();
  }

  void end() {
    if (acts <= cold) {
      throw new IllegalStateException("an act's grace ends after its warm-up");
    }
    acts--;
    engine.changed();
  }

  Acts record() {
    return new Acts(
        acts,
        cold,
        freshFrom == Long.MIN_VALUE
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(freshFrom)));
  }

  void restore(Acts kept) {
    acts = kept.unjudged();
    cold = kept.warmingUp();
    freshFrom = kept.freshFrom().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    engine.changed();
  }
}
