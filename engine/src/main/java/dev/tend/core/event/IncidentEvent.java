package dev.tend.core.event;

import dev.tend.core.effect.Page;
import dev.tend.definition.ItemId;

/** Events for people. */
public sealed interface IncidentEvent extends EventBody {
  /**
   * Recorded when a person is told, or told more.
   *
   * @param page what was said to whom
   */
  record Escalated(Page page) implements IncidentEvent {}

  /**
   * Recorded when an incident is over.
   *
   * @param page what was said to whom
   */
  record Healed(Page page) implements IncidentEvent {}

  /**
   * Recorded when a page is held back, once per change of reason.
   *
   * @param responder the escalate responder, with its target
   * @param reason which gate holds it
   * @param detail what a person should read
   */
  record PageWithheld(ItemId responder, Refusal reason, String detail) implements IncidentEvent {}

  /**
   * Recorded when a page goes into the incident of a dependency instead of alone.
   *
   * @param responder the escalate responder, with its target
   * @param into the monitor of the dependency
   * @param incident the dependency's {@code alert.id}; empty text while it has no incident yet
   */
  record PageMerged(ItemId responder, ItemId into, String incident) implements IncidentEvent {}
}
