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
record GateRefusal(Refusal reason, String detail, Optional<Instant> retryAt, List<EventId> causes) {

  static Optional<GateRefusal> of(Refusal reason, String detail) {
    return Optional.of(new GateRefusal(reason, detail, Optional.empty(), List.of()));
  }

  static Optional<GateRefusal> until(Refusal reason, String detail, Instant retryAt) {
    return Optional.of(new GateRefusal(reason, detail, Optional.of(retryAt), List.of()));
  }

  static Optional<GateRefusal> by(Refusal reason, String detail, EventId cause) {
    return Optional.of(new GateRefusal(reason, detail, Optional.empty(), List.of(cause)));
  }
}
