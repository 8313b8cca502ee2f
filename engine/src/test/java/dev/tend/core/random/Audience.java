package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.RecoveryEvent.RecoveryStarted;
import dev.tend.core.event.ResponderEvent.Allowed;
import dev.tend.core.event.ResponderEvent.Refused;
import dev.tend.definition.ItemId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All who look on in one run. */
final class Audience {
  private final PagesInOrder pages = new PagesInOrder();

  private final List<Invariant> all =
      List.of(
          new OnlyWhenAllowed(),
          new NotWithoutTheGroup(),
          new DependenciesWell(),
          new ApprovedActs(),
          new ConfirmedActs(),
          new Charges(),
          new OneActPerSlot(),
          new AttemptsPerEpisode(),
          new EndOfPatience(),
          new NaiveRollUp(),
          new ChangesChain(),
          new OrderedEvents(),
          new CausedEffects(),
          new DurableFirst(),
          new DeadlinesAhead(),
          pages);

  private final Map<ItemId, Intent> unbegun = new HashMap<>();

  List<Invariant> all() {
    return all;
  }

  /** Tells of an event, and of the acts that it allows or calls off. */
  void happened(HealthEvent event, Moment moment, Facts facts) {
    switch (event.body()) {
      case Allowed allowed ->
          moment.intent(allowed.instance()).ifPresent(intent -> allowed(intent, moment, facts));
      case Refused refused -> calledOff(refused.responder());
      case RecoveryStarted started -> unbegun.remove(started.responder());
      case RecoveryJudged judged -> unbegun.remove(judged.responder());
      case EventBody other -> {
        // Nothing of this is about an act that has not begun.
      }
    }
    all.forEach(invariant -> invariant.happened(event, moment, facts));
  }

  private void allowed(Intent intent, Moment moment, Facts facts) {
    all.forEach(invariant -> invariant.allowed(intent, moment, facts));
    unbegun.put(intent.responder(), intent);
  }

  /** Whoever has an intent is not asked again before it begins; so its refusal calls that off. */
  private void calledOff(ItemId responder) {
    Intent intent = unbegun.remove(responder);
    if (intent != null) {
      all.forEach(invariant -> invariant.calledOff(intent));
    }
  }

  Set<String> openIncidents() {
    return pages.open();
  }
}
