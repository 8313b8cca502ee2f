package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import java.util.HashMap;
import java.util.Map;

/** No responder acts more often in an episode than its definition says. */
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
  public void calledOff(Intent intent) {
    made.merge(intent.responder() + " " + intent.episode(), -1, Integer::sum);
  }
}
