package dev.tend.core.respond;

import dev.tend.core.environment.ActionLedger;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.Throttle;
import dev.tend.definition.type.ResponderType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gate 6. The ledger has one entry for each act, by type and resource; each responder tests its own
 * limits against all entries of its key, whoever made them; then come the server's, then the
 * group's.
 */
final class Budgets {
  private final CoreState state;

  Budgets(CoreState state) {
    this.state = state;
  }

  Optional<GateRefusal> spaced(MonitorResponse response, Responder responder, Instant now) {
    Duration least = responder.definition().throttle().minimumBetweenAttempts();
    String key = responder.budget();
    Optional<Instant> free = state.ledger().last(key, now).map(last -> last.plus(least));
    return free.isPresent() && free.get().isAfter(now)
        ? GateRefusal.until(Refusal.TOO_SOON, "too soon after the last " + key, free.get())
        : Optional.empty();
  }

  Optional<GateRefusal> withinHour(MonitorResponse response, Responder responder, Instant now) {
    int most = responder.definition().throttle().maximumPerHour();
    String key = responder.budget();
    return state.ledger().inHour(key, now) >= most
        ? GateRefusal.until(
            Refusal.HOUR_BUDGET,
            most + " an hour of " + key,
            state.ledger().hourFrees(key, now, most))
        : Optional.empty();
  }

  Optional<GateRefusal> withinDay(MonitorResponse response, Responder responder, Instant now) {
    int most = responder.definition().throttle().maximumPerDay();
    String key = responder.budget();
    return state.ledger().inDay(key, now) >= most
        ? GateRefusal.until(
            Refusal.DAY_BUDGET, most + " a day of " + key, state.ledger().dayFrees(key, now, most))
        : Optional.empty();
  }

  Optional<GateRefusal> serverFree(MonitorResponse response, Responder responder, Instant now) {
    for (RecoveryRecord other : state.recoveries()) {
      if (other.disturbing()) {
        return GateRefusal.by(
            Refusal.SERVER_BUSY, other.intent().responder() + " is acting", other.lastEvent());
      }
    }
    return Optional.empty();
  }

  Optional<GateRefusal> serverWithinHour(
      MonitorResponse response, Responder responder, Instant now) {
    int most = state.settings().maximumPerHour();
    return state.ledger().serverInHour(now) >= most
        ? GateRefusal.until(
            Refusal.SERVER_HOUR_BUDGET,
            most + " an hour on this server",
            state.ledger().hourFrees("", now, most))
        : Optional.empty();
  }

  Optional<GateRefusal> serverWithinDay(
      MonitorResponse response, Responder responder, Instant now) {
    int most = state.settings().maximumPerDay();
    return state.ledger().serverInDay(now) >= most
        ? GateRefusal.until(
            Refusal.SERVER_DAY_BUDGET,
            most + " a day on this server",
            state.ledger().dayFrees("", now, most))
        : Optional.empty();
  }

  Optional<GateRefusal> anotherServes(MonitorResponse response, Responder responder, Instant now) {
    String component = responder.component();
    var report = state.environment().group(component, now);
    if (report.isPresent() && !report.get().refusal().isEmpty()) {
      return GateRefusal.of(Refusal.GROUP_REFUSED, report.get().refusal());
    }
    boolean offline = responder.definition().type().name().equals(ResponderType.TAKE_OFFLINE);
    boolean served = report.isPresent() && report.get().anotherServes();
    return offline && !served
        ? GateRefusal.of(Refusal.NO_OTHER_SERVER, "no other server is known to serve " + component)
        : Optional.empty();
  }

  /** What gate 6 counted. */
  ThrottleCounters counters(MonitorResponse response, Responder responder, Instant now) {
    ActionLedger ledger = state.ledger();
    CoreSettings settings = state.settings();
    Throttle throttle = responder.definition().throttle();
    String key = responder.budget();
    return new ThrottleCounters(
        ledger.last(key, now).map(last -> Duration.between(last, now)),
        throttle.minimumBetweenAttempts(),
        ledger.inHour(key, now),
        throttle.maximumPerHour(),
        ledger.inDay(key, now),
        throttle.maximumPerDay(),
        ledger.serverInHour(now),
        settings.maximumPerHour(),
        ledger.serverInDay(now),
        settings.maximumPerDay());
  }
}
