package dev.tend.core.event;

import java.time.Instant;
import java.util.List;

/**
 * One event.
 *
 * @param id its identity; greater than that of every event before it
 * @param time the wall-clock time, in milliseconds
 * @param causes the ids of the events that brought it about; empty for what came from outside
 * @param body what happened
 */
public record HealthEvent(EventId id, Instant time, List<EventId> causes, EventBody body) {
  public HealthEvent {
    causes = List.copyOf(causes);
  }
}
