package dev.tend.core.respond;

import dev.tend.core.environment.ActionLedger;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.input.CoreSettings;
import dev.tend.definition.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The budgets of gate 6, which count the actions of the last day. */
final class BudgetGates {
  private final CoreState state;

  BudgetGates(CoreState state) {
    this.state = state;
  }

  Optional<GateRefusal> spaced(Responder responder) {
    Duration least = responder.definition().throttle().minimumBetweenAttempts();
    String key = responder.budget();
    Optional<Instant> free = state.ledger().last(key, state.now()).map(last -> last.plus(least));
    return free.isPresent() && free.get().isAfter(state.now())
        ? GateRefusal.until(Refusal.TOO_SOON, "too soon after the last " + key, free.get())
        : Optional.empty();
  }

  /** Every responder tests its own limits against all entries of its key, whoever made them. */
  Optional<GateRefusal> withinBudget(Responder responder) {
    Throttle throttle = responder.definition().throttle();
    String key = responder.budget();
    return within(key, throttle.maximumPerHour(), ActionLedger.HOUR, Refusal.HOUR_BUDGET)
        .or(() -> within(key, throttle.maximumPerDay(), ActionLedger.DAY, Refusal.DAY_BUDGET));
  }

  Optional<GateRefusal> serverWithinBudget(Responder responder) {
    CoreSettings most = state.settings();
    return within("", most.maximumPerHour(), ActionLedger.HOUR, Refusal.SERVER_HOUR_BUDGET)
        .or(() -> within("", most.maximumPerDay(), ActionLedger.DAY, Refusal.SERVER_DAY_BUDGET));
  }

  /** Whether fewer than {@code most} were charged to a key, or to any for an empty one. */
  private Optional<GateRefusal> within(String key, int most, Duration window, Refusal reason) {
    if (state.ledger().count(key, window, state.now()) < most) {
      return Optional.empty();
    }
    String said = most + (window.equals(ActionLedger.HOUR) ? " an hour " : " a day ");
    return GateRefusal.until(
        reason,
        said + (key.isEmpty() ? "on this server" : "of " + key),
        state.ledger().frees(key, window, most, state.now()));
  }

  /** What gate 6 counts. */
  ThrottleCounters counters(Responder responder) {
    ActionLedger ledger = state.ledger();
    Instant now = state.now();
    Throttle throttle = responder.definition().throttle();
    String key = responder.budget();
    return new ThrottleCounters(
        ledger.last(key, now).map(last -> Duration.between(last, now)),
        throttle.minimumBetweenAttempts(),
        ledger.count(key, ActionLedger.HOUR, now),
        throttle.maximumPerHour(),
        ledger.count(key, ActionLedger.DAY, now),
        throttle.maximumPerDay(),
        ledger.count("", ActionLedger.HOUR, now),
        state.settings().maximumPerHour(),
        ledger.count("", ActionLedger.DAY, now),
        state.settings().maximumPerDay());
  }
}
