package dev.tend.api;

import java.util.List;

/**
 * The result of a person's request.
 *
 * @param done whether it was done
 * @param message why it was not, and what to do; empty text when there is nothing to say
 * @param events the ids of the events that were recorded about it
 */
public record OperationAnswer(boolean done, String message, List<String> events) {
  /** Copies the list. */
  public OperationAnswer {
    events = List.copyOf(events);
  }
}
