package dev.tend.core.random;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import java.util.HashMap;
import java.util.Map;

/** Ids of events rise, also from life to life, and causes are events that were there before. */
final class OrderedEvents implements Invariant {
  private final Map<Integer, Long> lastByLife = new HashMap<>();
  private EventId last = new EventId(0, 0);

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    require(event.id().compareTo(last) > 0, event.id() + " comes after " + last);
    for (EventId cause : event.causes()) {
      boolean there =
          cause.compareTo(event.id()) < 0
              && cause.sequence() > 0
              && cause.sequence() <= lastByLife.getOrDefault(cause.incarnation(), 0L);
      require(there, event + " names the cause " + cause + ", which was not there before");
    }
    last = event.id();
    lastByLife.put(last.incarnation(), last.sequence());
  }
}
