package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent.ChronicChanged;
import dev.tend.core.event.RecoveryEvent.ExhaustionChanged;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.core.random.Sightings.Sighting;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No disturbing act of a responder that was of no help twice in a row, until its monitor was
 * healthy for an hour or a person says so; nor on a monitor that was helped three times in a day,
 * until a person says so.
 */
final class EndOfPatience implements Invariant {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);

  private final Map<String, Intent> intents = new HashMap<>();
  private final Map<ItemId, Integer> inVain = new HashMap<>();
  private final Map<ItemId, List<Instant>> helped = new HashMap<>();
  private final Map<ItemId, Boolean> chronic = new HashMap<>();

  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    intents.put(intent.instance(), intent);
    if (!intent.definition().kind().disturbs()) {
      return;
    }
    ItemId monitor = facts.monitorOf(intent.responder());
    require(
        inVain.getOrDefault(intent.responder(), 0) < 2,
        intent.responder() + " acts again after two acts in vain");
    require(
        !chronic.getOrDefault(monitor, false),
        intent.responder() + " acts though " + monitor + " was helped three times in a day");
  }

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    if (event.body() instanceof RecoveryJudged judged) {
      Intent intent = intents.get(judged.instance());
      if (intent != null && intent.definition().kind().disturbs()) {
        judged(intent, judged.verdict(), moment.now(), facts);
      }
    } else if (event.body() instanceof ExhaustionChanged changed && !changed.exhausted()) {
      inVain.remove(changed.responder());
      if (moment.input() instanceof ChronicCleared) {
        return;
      }
      Optional<Instant> healthy =
          facts
              .sightings()
              .of(facts.monitorOf(changed.responder()))
              .flatMap(Sighting::healthySince);
      require(
          healthy.isPresent() && !healthy.get().plus(HOUR).isAfter(moment.now()),
          changed.responder() + " is no longer exhausted, but healthy only since " + healthy);
    } else if (event.body() instanceof ChronicChanged changed && !changed.chronic()) {
      require(
          moment.input() instanceof ChronicCleared,
          changed.monitor() + " is no longer chronic, and nobody said so");
      chronic.remove(changed.monitor());
      helped.remove(changed.monitor());
    }
  }

  @Override
  public void decided(Moment moment, Facts facts) {
    inVain
        .keySet()
        .removeIf(
            responder ->
                facts.responder(responder).isEmpty()
                    || !facts.sightings().known(facts.monitorOf(responder)));
    helped.keySet().removeIf(monitor -> !facts.sightings().known(monitor));
    chronic.keySet().removeIf(monitor -> !facts.sightings().known(monitor));
  }

  private void judged(Intent intent, Verdict verdict, Instant now, Facts facts) {
    switch (verdict) {
      case HELPED -> {
        inVain.remove(intent.responder());
        ItemId monitor = facts.monitorOf(intent.responder());
        List<Instant> times = helped.computeIfAbsent(monitor, id -> new ArrayList<>());
        times.removeIf(at -> !at.plus(DAY).isAfter(now));
        times.add(now);
        if (times.size() >= 3) {
          chronic.put(monitor, true);
        }
      }
      case DID_NOT_HELP -> inVain.merge(intent.responder(), 1, Integer::sum);
      case NOT_VERIFIED, INTERRUPTED -> {
        // Neither speaks for or against it.
      }
    }
  }
}
