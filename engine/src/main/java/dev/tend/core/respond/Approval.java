package dev.tend.core.respond;

import dev.tend.core.record.ChainRecord.ApprovalRecord;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A question put to a person, bound to one responder, target, episode and state, for an hour.
 *
 * @param id its id
 * @param episode the episode it is bound to
 * @param state the state it is bound to
 * @param expiresAt when it lapses
 * @param answer the answer; empty while there is none
 */
record Approval(
    String id, String episode, MonitorState state, Instant expiresAt, Optional<Boolean> answer) {
  /** How long a question stands. */
  static final Duration LASTS = Duration.ofHours(1);

  Approval answered(boolean granted) {
    return new Approval(id, episode, state, expiresAt, Optional.of(granted));
  }

  boolean boundTo(String otherEpisode, MonitorState otherState) {
    return episode.equals(otherEpisode) && state == otherState;
  }

  ApprovalRecord record() {
    return new ApprovalRecord(id, episode, state, expiresAt, answer);
  }

  static Approval restore(ApprovalRecord record) {
    return new Approval(
        record.id(), record.episode(), record.state(), record.expiresAt(), record.answer());
  }
}
