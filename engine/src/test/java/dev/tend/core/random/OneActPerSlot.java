package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent.RecoveryFinished;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * From intent to verdict an act has its component and its resource for itself, and until its end
 * the server, as far as it disturbs.
 */
final class OneActPerSlot implements Invariant {
  private final Map<String, Intent> unjudged = new LinkedHashMap<>();
  private final Set<String> finished = new HashSet<>();

  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    for (Intent other : unjudged.values()) {
      require(
          other.component().isEmpty() || !other.component().equalsIgnoreCase(intent.component()),
          intent.responder() + " acts on the component of " + other.responder());
      require(
          other.resource().isEmpty() || !other.resource().equals(intent.resource()),
          intent.responder() + " acts on the resource of " + other.responder());
      boolean both = disturbs(other) && disturbs(intent);
      require(
          !both || finished.contains(other.instance()),
          intent.responder() + " disturbs while " + other.responder() + " does");
    }
    unjudged.put(intent.instance(), intent);
  }

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    if (event.body() instanceof RecoveryJudged judged) {
      require(unjudged.remove(judged.instance()) != null, judged.instance() + " was judged twice");
    } else if (event.body() instanceof RecoveryFinished end) {
      require(finished.add(end.instance()), end.instance() + " ended twice");
    }
  }

  @Override
  public void calledOff(Intent intent) {
    unjudged.remove(intent.instance());
  }

  private static boolean disturbs(Intent intent) {
    return intent.definition().kind().disturbs();
  }
}
