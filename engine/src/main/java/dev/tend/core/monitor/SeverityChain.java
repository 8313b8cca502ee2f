package dev.tend.core.monitor;

import dev.tend.core.event.TransitionCause;
import dev.tend.core.record.MonitorRecord;
import dev.tend.definition.StateTransitions;
import dev.tend.definition.StateTransitions.Step;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.Optional;

/**
 * The chain of one monitor: where it is, and since when. It goes up with time and down only by
 * healing, by withdrawal, or by beginning anew; a changed definition never takes back a step that
 * was made.
 */
final class SeverityChain {
  /** No instant. */
  static final long NEVER = Long.MAX_VALUE;

  private final MonitorEngine engine;
  private MonitorState state;
  private StateTransitions steps;
  private long raises;
  long raisedAt = NEVER;
  long unhealthyAt = NEVER;
  long unrecoverableAt = NEVER;
  long healthyAt = NEVER;

  SeverityChain(MonitorEngine engine, StateTransitions steps, MonitorState state, long now) {
    this.engine = engine;
    this.steps = steps;
    this.state = state;
    this.healthyAt = state == MonitorState.HEALTHY ? now : NEVER;
  }

  MonitorState state() {
    return state;
  }

  /** How often it began anew: raised, healed, withdrawn or switched on. */
  long raises() {
    return raises;
  }

  void restore(MonitorRecord record) {
    state = record.beneath();
    raises = record.raises();
    raisedAt = millis(record.raisedAt());
    unhealthyAt = millis(record.unhealthyAt());
    unrecoverableAt = millis(record.unrecoverableAt());
    healthyAt = millis(record.healthyAt());
    engine.changed();
  }

  void redefine(StateTransitions changed) {
    steps = changed;
  }

  /** Raises at {@code now}; what the definition wants at once is reached at once. */
  void raise(long now) {
    MonitorState first = steps.steps().getFirst().state();
    for (Step step : steps.steps()) {
      first = step.after().isZero() ? step.state() : first;
    }
    raises++;
    raisedAt = now;
    healthyAt = NEVER;
    engine.changed();
    reach(first, TransitionCause.RAISED, now);
  }

  /**
   * Takes all steps whose time has come.
   *
   * @param notBefore a step counts as made no earlier than this
   * @return whether there was one
   */
  boolean step(long now, long notBefore) {
    boolean stepped = false;
    for (Step step : steps.steps()) {
      long due = raisedAt + step.after().toMillis();
      if (due <= now && step.state() != state && step.state().atLeast(state)) {
        reach(step.state(), TransitionCause.CHAIN_STEPPED, Math.max(due, notBefore));
        stepped = true;
      }
    }
    return stepped;
  }

  /** When the next step is due; {@link #NEVER} when there is none. */
  long nextStep() {
    if (!state.raised()) {
      return NEVER;
    }
    for (Step step : steps.steps()) {
      if (step.state() != state && step.state().atLeast(state)) {
        return raisedAt + step.after().toMillis();
      }
    }
    return NEVER;
  }

  /** Goes where a chain that is not raised can be. */
  void settle(MonitorState target, TransitionCause cause, long now) {
    if (target != state) {
      engine.move(MonitorPhase.onChain(state), cause, MonitorPhase.onChain(target));
    }
    state = target;
    raises += cause == TransitionCause.EVALUATED ? 0 : 1;
    raisedAt = NEVER;
    unhealthyAt = NEVER;
    unrecoverableAt = NEVER;
    healthyAt = target == MonitorState.HEALTHY ? now : NEVER;
    engine.changed();
  }

  /** Since when this raise is at least as severe; {@link #NEVER} when it is not. */
  long severeSince(MonitorState severity) {
    return switch (severity) {
      case DEGRADED -> raisedAt;
      case UNHEALTHY -> unhealthyAt;
      case UNRECOVERABLE -> unrecoverableAt;
      case HEALTHY, UNEVALUATED, REPAIRING, DISABLED, UNAVAILABLE -> NEVER;
    };
  }

  private void reach(MonitorState target, TransitionCause cause, long at) {
    engine.move(MonitorPhase.onChain(state), cause, MonitorPhase.onChain(target));
    state = target;
    engine.changed();
    if (target.atLeast(MonitorState.UNHEALTHY)) {
      unhealthyAt = Math.min(unhealthyAt, at);
    }
    if (target == MonitorState.UNRECOVERABLE) {
      unrecoverableAt = at;
    }
  }

  static Optional<Instant> instant(long millis) {
    return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static long millis(Optional<Instant> instant) {
    return instant.map(Instant::toEpochMilli).orElse(NEVER);
  }
}
