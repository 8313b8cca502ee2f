package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.input.CoreSettings;
import dev.tend.definition.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * No more disturbing acts than any budget allows, across all lives: of a kind on a resource, of the
 * whole server, in an hour, in a day, and in distance. Counts the intents it saw; one that the
 * store refused does not count.
 */
final class Charges implements Invariant {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);

  private record Charge(String instance, String key, Instant at) {}

  private final List<Charge> charges = new ArrayList<>();

  @Override
  public void calledOff(Intent intent) {
    charges.removeIf(one -> one.instance().equals(intent.instance()));
  }

  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    if (!intent.definition().kind().disturbs()) {
      return;
    }
    Instant now = moment.now();
    String on = intent.resource().isEmpty() ? intent.component() : intent.resource();
    String key = intent.definition().type().name() + " on " + on;
    Throttle throttle = facts.responder(intent.responder()).orElseThrow().throttle();
    atMost(throttle.maximumPerHour(), count(key, HOUR, now), "an hour of " + key);
    atMost(throttle.maximumPerDay(), count(key, DAY, now), "a day of " + key);
    CoreSettings settings = facts.settings();
    atMost(settings.maximumPerHour(), count("", HOUR, now), "an hour on this server");
    atMost(settings.maximumPerDay(), count("", DAY, now), "a day on this server");
    Duration least = throttle.minimumBetweenAttempts();
    require(count(key, least, now) == 0, key + " again before " + least + " have passed");
    charges.add(new Charge(intent.instance(), key, now));
  }

  @Override
  public void decided(Moment moment, Facts facts) {
    charges.removeIf(one -> !one.at().plus(DAY).isAfter(moment.now()));
  }

  private void atMost(int most, long counted, String of) {
    require(
        counted < most,
        counted + " acts were made already, and only " + most + " are allowed " + of);
  }

  /** A charge of the future, as a clock set back leaves it, counts as made now. */
  private long count(String key, Duration window, Instant now) {
    return charges.stream()
        .filter(one -> key.isEmpty() || one.key().equals(key))
        .map(one -> one.at().isAfter(now) ? now : one.at())
        .filter(at -> at.plus(window).isAfter(now))
        .count();
  }
}
