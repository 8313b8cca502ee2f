package dev.tend.core.record;

import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import java.time.Instant;

/**
 * One result that speaks against a target, or that could not judge it.
 *
 * @param probe the probe, with its target
 * @param event the event that recorded the result
 * @param startedAt when the run began, in steady time
 * @param outcome what it came to; {@code Succeeded} when a sample was beyond its limit, {@code
 *     Inconclusive} when it left open whether it is
 * @param errorClass what kind of error; empty text for none
 * @param message what a person should read; empty text for none
 */
public record Evidence(
    ItemId probe,
    EventId event,
    Instant startedAt,
    Outcome outcome,
    String errorClass,
    String message) {

  /** The same as a result that could not judge. */
  public Evidence asInconclusive() {
    return new Evidence(probe, event, startedAt, Outcome.INCONCLUSIVE, errorClass, message);
  }
}
