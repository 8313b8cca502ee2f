package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.ResponderEvent.Answer;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions put to a person before an act. */
final class Approvals {
  private final CoreState state;

  Approvals(CoreState state) {
    this.state = state;
  }

  /** Asks a person whether a responder may act. */
  void ask(MonitorResponse response, Responder responder, EventId refused) {
    String id = "approval-" + state.journal().next();
    Instant expires = state.now().plus(Approval.LASTS);
    responder.approval =
        new Approval(
            id,
            Responders.episode(response),
            response.monitor().beneath(),
            expires,
            Optional.empty());
    state.markDirty(response);
    state
        .journal()
        .record(
            new ResponderEvent.ApprovalAsked(
                responder.id(), Responders.episode(response), id, expires),
            refused);
    put(response, responder, id, expires);
  }

  private void put(MonitorResponse response, Responder responder, String id, Instant expires) {
    String question =
        responder.definition().type().name()
            + " "
            + responder.definition().resource()
            + " because "
            + response.id()
            + " is "
            + response.monitor().beneath()
            + "?";
    state
        .journal()
        .effect(
            new Effect.AskApproval(id, responder.id(), question, state.journal().wall(expires)));
  }

  /** A new life begins: nobody may have heard the questions of the old one. */
  void askAgain(MonitorResponse response) {
    for (Responder responder : response.responders()) {
      Approval approval = responder.approval;
      if (approval != null && approval.answer().isEmpty()) {
        put(response, responder, approval.id(), approval.expiresAt());
      }
    }
  }

  /** A person answered. */
  void answered(ApprovalAnswered input, Instant now) {
    for (MonitorResponse response : state.active()) {
      for (Responder responder : response.responders()) {
        Approval approval = responder.approval;
        if (approval != null && approval.id().equals(input.approval())) {
          boolean stale =
              !approval.boundTo(Responders.episode(response), response.monitor().beneath());
          if (stale || !now.isBefore(approval.expiresAt())) {
            settle(response, responder, Answer.STALE, input.owner());
          } else {
            responder.approval = approval.answered(input.granted());
            responder.forgetRefusal();
            record(
                responder,
                approval.id(),
                input.granted() ? Answer.GRANTED : Answer.DENIED,
                input.owner());
            state.markDirty(response);
          }
          return;
        }
      }
    }
    state
        .journal()
        .record(
            new EnvironmentEvent.InputIgnored(
                "ApprovalAnswered", "no question " + input.approval() + " is open"),
            List.of());
  }

  /** A question lapses with its hour, and with the episode and the state that it was bound to. */
  void lapse(MonitorResponse response, Responder responder, Instant now) {
    Approval approval = responder.approval;
    if (approval == null) {
      return;
    }
    boolean bound = approval.boundTo(Responders.episode(response), response.monitor().beneath());
    boolean denied = approval.answer().isPresent() && !approval.answer().get();
    if (!bound) {
      settle(response, responder, Answer.STALE, "");
    } else if (!denied && !now.isBefore(approval.expiresAt())) {
      settle(response, responder, Answer.EXPIRED, "");
    }
  }

  private void settle(MonitorResponse response, Responder responder, Answer answer, String owner) {
    Approval approval = responder.approval;
    if (approval != null) {
      record(responder, approval.id(), answer, owner);
      responder.approval = null;
      responder.forgetRefusal();
      state.markDirty(response);
    }
  }

  private void record(Responder responder, String approval, Answer answer, String owner) {
    state
        .journal()
        .record(
            new ResponderEvent.ApprovalSettled(responder.id(), approval, answer, owner), List.of());
  }
}
