package dev.tend.api.model;

import dev.tend.api.model.ServerComponents.Component;
import java.util.List;

/**
 * What became of a {@link ComponentRequest}.
 *
 * @param done whether the agent took it; if not, {@code message} says why
 * @param inEffect whether the component is now in the state that was asked for
 * @param message what was done and what holds now, for a person
 * @param note what else a person should know, such as that it is not durable; empty text for
 *     nothing
 * @param component the component as it is now, with all its holders
 * @param events the ids of the events that were recorded about it
 */
public record ComponentAnswer(
    boolean done,
    boolean inEffect,
    String message,
    String note,
    Component component,
    List<String> events) {
  /** Copies the list. */
  public ComponentAnswer {
    events = List.copyOf(events);
  }

  /** The same as what will be done later. */
  public ComponentAnswer later(String when, String why) {
    return new ComponentAnswer(done, inEffect, when + ": " + message, why, component, events);
  }
}
