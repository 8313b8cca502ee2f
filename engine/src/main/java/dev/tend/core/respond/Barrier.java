package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.event.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of a responder.
 *
 * @param reason which
 * @param detail what a person should read
 * @param retryAt when it goes away by itself; empty: when something changes
 * @param causes the events that put it there; empty when it was none
 */
record Barrier(Refusal reason, String detail, Optional<Instant> retryAt, List<EventId> causes) {

  static Optional<Barrier> of(Refusal reason, String detail) {
    return Optional.of(new Barrier(reason, detail, Optional.empty(), List.of()));
  }

  static Optional<Barrier> until(Refusal reason, String detail, Instant retryAt) {
    return Optional.of(new Barrier(reason, detail, Optional.of(retryAt), List.of()));
  }

  static Optional<Barrier> by(Refusal reason, String detail, EventId cause) {
    return Optional.of(new Barrier(reason, detail, Optional.empty(), List.of(cause)));
  }
}
