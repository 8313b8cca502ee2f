package dev.tend.core.event;

import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.Optional;

/** Events about the decisions of responders. */
public sealed interface ResponderEvent extends EventBody {
  /**
   * Recorded when a responder that is due is refused, once per change of reason.
   *
   * @param responder the responder, with its target
   * @param episode the episode
   * @param reason why
   * @param detail what a person should read
   * @param retryAt when the reason ends by itself, in steady time; empty: when something changes
   */
  record Refused(
      ItemId responder, String episode, Refusal reason, String detail, Optional<Instant> retryAt)
      implements ResponderEvent {}

  /**
   * Recorded when gates 1 to 6 are passed and the probes that raised the monitor run once more.
   *
   * @param responder the responder, with its target
   * @param episode the episode
   */
  record Confirming(ItemId responder, String episode) implements ResponderEvent {}

  /**
   * Recorded when all gates are passed.
   *
   * @param responder the responder, with its target
   * @param episode the episode
   * @param instance the action's instance id
   * @param attempt which attempt of this episode, from 1
   */
  record Allowed(ItemId responder, String episode, String instance, int attempt)
      implements ResponderEvent {}

  /**
   * Recorded when a person is asked.
   *
   * @param responder the responder, with its target
   * @param episode the episode
   * @param approval the approval's id
   * @param expiresAt when the question lapses, in steady time
   */
  record ApprovalAsked(ItemId responder, String episode, String approval, Instant expiresAt)
      implements ResponderEvent {}

  /**
   * Recorded when a person answers, or when nobody did in time.
   *
   * @param responder the responder, with its target; as it was when asked
   * @param approval the approval's id
   * @param answer what came of it
   * @param owner who answered; empty text when nobody did
   * @param reason why; empty text for none
   */
  record ApprovalSettled(
      ItemId responder, String approval, Answer answer, String owner, String reason)
      implements ResponderEvent {}

  /** What came of an approval. */
  enum Answer {
    /** Granted: the gates run again. */
    GRANTED,
    /** Denied. */
    DENIED,
    /** Nobody answered within the hour. */
    EXPIRED,
    /** Answered after what it was bound to had changed. */
    STALE
  }
}
