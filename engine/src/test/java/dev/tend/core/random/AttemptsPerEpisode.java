package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent.ExhaustionChanged;
import java.util.HashMap;
import java.util.Map;

/**
 * No responder acts more often in an episode than its definition says, but for those that a person
 * clears: they begin anew.
 */
final class AttemptsPerEpisode implements Invariant {
  private final Map<String, Integer> made = new HashMap<>();

  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    int most = facts.responder(intent.responder()).orElseThrow().attempts();
    int attempt = made.merge(intent.responder() + " " + intent.episode(), 1, Integer::sum);
    require(
        attempt <= most && attempt == intent.attempt(),
        intent.responder() + " makes attempt " + attempt + " of " + most + " as " + intent);
  }

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    if (event.body() instanceof ExhaustionChanged changed && !changed.owner().isEmpty()) {
      made.keySet().removeIf(key -> key.startsWith(changed.responder() + " "));
    }
  }

  @Override
  public void calledOff(Intent intent) {
    made.merge(intent.responder() + " " + intent.episode(), -1, Integer::sum);
  }
}
