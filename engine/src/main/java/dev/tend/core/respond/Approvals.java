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
  private static final Duration LASTS = Duration.ofHours(1);

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
    String question =
        responder.definition().type().name()
            + " "
            + responder.definition().resource()
            + " because "
            + responder.response.id()
            + " is "
            + responder.response.monitor().beneath()
            + "?";
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
    boolean stale =
        !asked.boundTo(responder.response.episodeId(), responder.response.monitor().beneath());
    if (stale || !state.now().isBefore(asked.expiresAt())) {
      settle(responder, asked, Answer.STALE, input.owner());
      return;
    }
    responder.approval(Optional.of(asked.answered(input.granted())));
    responder.forgetRefusal();
    record(responder, asked, input.granted() ? Answer.GRANTED : Answer.DENIED, input.owner());
  }

  /** A question lapses with its hour, and with the episode and the state that it was bound to. */
  void lapse(Responder responder) {
    if (responder.approval.isEmpty()) {
      return;
    }
    ApprovalRecord asked = responder.approval.get();
    boolean denied = asked.answer().isPresent() && !asked.answer().get();
    if (!asked.boundTo(responder.response.episodeId(), responder.response.monitor().beneath())) {
      settle(responder, asked, Answer.STALE, "");
    } else if (!denied && !state.now().isBefore(asked.expiresAt())) {
      settle(responder, asked, Answer.EXPIRED, "");
    }
  }

  private void settle(Responder responder, ApprovalRecord asked, Answer answer, String owner) {
    record(responder, asked, answer, owner);
    responder.approval(Optional.empty());
    responder.forgetRefusal();
  }

  private void record(Responder responder, ApprovalRecord asked, Answer answer, String owner) {
    state.record(new ResponderEvent.ApprovalSettled(responder.id(), asked.id(), answer, owner));
  }
}
