package dev.tend.api;

import dev.tend.core.event.EventId;
import java.util.List;

/**
 * What the core made of what a person asked.
 *
 * @param accepted whether it was done
 * @param message why it was not, and what to do; empty text when there is nothing to say
 * @param events the events that were recorded about it
 */
public record OperatorAnswer(boolean accepted, String message, List<EventId> events) {
  /** Copies the list. */
  public OperatorAnswer {
    events = List.copyOf(events);
  }
}
