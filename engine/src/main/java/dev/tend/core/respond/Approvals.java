package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EventId;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.ResponderEvent.Answer;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.record.MonitorResponseRecord.ApprovalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Questions put to a person before an action. */
final class Approvals {
  /** How long a question stands. */
  static final Duration LASTS = Duration.ofHours(1);

  private final CoreState state;

  Approvals(CoreState state) {
    this.state = state;
  }

  /** Asks a person whether a responder may act. */
  void ask(Responder responder, EventId refused) {
    MonitorResponse response = responder.response;
    String id = "approval-" + state.journal().next();
    Instant expires = state.now().plus(LASTS);
    responder.approval(
        Optional.of(
            new ApprovalRecord(
                id,
                response.episodeId(),
                response.monitor().beneath(),
                expires,
                Optional.empty())));
    state.record(
        new ResponderEvent.ApprovalAsked(responder.id(), response.episodeId(), id, expires),
        refused);
    put(responder, id, expires);
  }

  private void put(Responder responder, String id, Instant expires) {
    String question = PersonNeeded.text(responder, responder.response.monitor().beneath());
    state.effect(
        new Effect.AskApproval(id, responder.id(), question, state.journal().wall(expires)));
  }

  /** A new run begins: nobody may have heard the questions of the last one. */
  void askAgain(MonitorResponse response) {
    for (Responder responder : response.responders()) {
      responder
          .approval
          .filter(question -> question.answer().isEmpty())
          .ifPresent(open -> put(responder, open.id(), open.expiresAt()));
    }
  }

  /** A person answered. */
  void answered(ApprovalAnswered input) {
    for (MonitorResponse response : state.active()) {
      for (Responder responder : response.responders()) {
        var asked = responder.approval.filter(one -> one.id().equals(input.approval()));
        if (asked.isPresent()) {
          answered(responder, asked.get(), input);
          return;
        }
      }
    }
    state.ignored("ApprovalAnswered", "no question " + input.approval() + " is open");
  }

  private void answered(Responder responder, ApprovalRecord asked, ApprovalAnswered input) {
    if (!stands(responder, asked) || !state.now().isBefore(asked.expiresAt())) {
      settle(responder, asked, Answer.STALE, input);
      return;
    }
    responder.approval(Optional.of(asked.answered(input.granted())));
    responder.forgetRefusal();
    record(responder, asked, input.granted() ? Answer.GRANTED : Answer.DENIED, input);
  }

  /** A question lapses with its hour, and with what it was bound to. */
  void lapse(Responder responder) {
    if (responder.approval.isEmpty()) {
      return;
    }
    ApprovalRecord asked = responder.approval.get();
    ApprovalAnswered nobody = new ApprovalAnswered(asked.id(), false, "", "");
    if (!stands(responder, asked)) {
      settle(responder, asked, Answer.STALE, nobody);
    } else if (!denied(asked) && !state.now().isBefore(asked.expiresAt())) {
      settle(responder, asked, Answer.EXPIRED, nobody);
    }
  }

  /**
   * It is bound to the responder, its target and the episode, for as long as the responder's state
   * is reached: a fault that gets worse needs the same action the more. Only a no is asked about
   * again then.
   */
  private static boolean stands(Responder responder, ApprovalRecord asked) {
    MonitorResponse response = responder.response;
    return asked.episode().equals(response.episodeId())
        && ResponderScheduler.isReached(responder)
        && (!denied(asked) || asked.state() == response.monitor().beneath());
  }

  private static boolean denied(ApprovalRecord asked) {
    return asked.answer().isPresent() && !asked.answer().get();
  }

  private void settle(
      Responder responder, ApprovalRecord asked, Answer answer, ApprovalAnswered by) {
    record(responder, asked, answer, by);
    responder.approval(Optional.empty());
    responder.forgetRefusal();
  }

  private void record(
      Responder responder, ApprovalRecord asked, Answer answer, ApprovalAnswered by) {
    state.record(
        new ResponderEvent.ApprovalSettled(
            responder.id(), asked.id(), answer, by.owner(), by.reason()));
  }
}
