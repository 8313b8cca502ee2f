package dev.tend.core.respond;

import dev.tend.core.event.Refusal;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.world.Ledger;
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
  private final Scene scene;

  Budgets(Scene scene) {
    this.scene = scene;
  }

  Optional<Barrier> spaced(Chain chain, Responder responder, Instant now) {
    Duration least = responder.definition().throttle().minimumBetweenAttempts();
    String key = responder.budget(chain.component());
    Optional<Instant> free = scene.ledger().last(key, now).map(last -> last.plus(least));
    return free.isPresent() && free.get().isAfter(now)
        ? Barrier.until(Refusal.TOO_SOON, "too soon after the last " + key, free.get())
        : Optional.empty();
  }

  Optional<Barrier> withinHour(Chain chain, Responder responder, Instant now) {
    int most = responder.definition().throttle().maximumPerHour();
    String key = responder.budget(chain.component());
    return scene.ledger().inHour(key, now) >= most
        ? Barrier.until(
            Refusal.HOUR_BUDGET,
            most + " an hour of " + key,
            scene.ledger().hourFrees(key, now, most))
        : Optional.empty();
  }

  Optional<Barrier> withinDay(Chain chain, Responder responder, Instant now) {
    int most = responder.definition().throttle().maximumPerDay();
    String key = responder.budget(chain.component());
    return scene.ledger().inDay(key, now) >= most
        ? Barrier.until(
            Refusal.DAY_BUDGET, most + " a day of " + key, scene.ledger().dayFrees(key, now, most))
        : Optional.empty();
  }

  Optional<Barrier> serverFree(Chain chain, Responder responder, Instant now) {
    for (Recovery other : scene.recoveries().values()) {
      if (other.disturbing()) {
        return Barrier.by(
            Refusal.SERVER_BUSY, other.intent().responder() + " is acting", other.lastEvent());
      }
    }
    return Optional.empty();
  }

  Optional<Barrier> serverWithinHour(Chain chain, Responder responder, Instant now) {
    int most = scene.settings().maximumPerHour();
    return scene.ledger().serverInHour(now) >= most
        ? Barrier.until(
            Refusal.SERVER_HOUR_BUDGET,
            most + " an hour on this server",
            scene.ledger().hourFrees("", now, most))
        : Optional.empty();
  }

  Optional<Barrier> serverWithinDay(Chain chain, Responder responder, Instant now) {
    int most = scene.settings().maximumPerDay();
    return scene.ledger().serverInDay(now) >= most
        ? Barrier.until(
            Refusal.SERVER_DAY_BUDGET,
            most + " a day on this server",
            scene.ledger().dayFrees("", now, most))
        : Optional.empty();
  }

  Optional<Barrier> anotherServes(Chain chain, Responder responder, Instant now) {
    String component = responder.component(chain.component());
    var report = scene.surroundings().group(component, now);
    if (report.isPresent() && !report.get().refusal().isEmpty()) {
      return Barrier.of(Refusal.GROUP_REFUSED, report.get().refusal());
    }
    boolean offline = responder.definition().type().name().equals(ResponderType.TAKE_OFFLINE);
    boolean served = report.isPresent() && report.get().anotherServes();
    return offline && !served
        ? Barrier.of(Refusal.NO_OTHER_SERVER, "no other server is known to serve " + component)
        : Optional.empty();
  }

  /** What gate 6 counted. */
  ThrottleCounters counters(Chain chain, Responder responder, Instant now) {
    Ledger ledger = scene.ledger();
    CoreSettings settings = scene.settings();
    Throttle throttle = responder.definition().throttle();
    String key = responder.budget(chain.component());
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
