package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EventId;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.ResponderEvent.Answer;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions put to a person before an act. */
final class Approvals {
  private final Scene scene;

  Approvals(Scene scene) {
    this.scene = scene;
  }

  /** Asks a person whether a responder may act. */
  void ask(Chain chain, Responder responder, EventId refused) {
    String id = "approval-" + scene.journal().next();
    Instant expires = scene.now().plus(Approval.LASTS);
    responder.approval =
        new Approval(
            id, Responders.episode(chain), chain.monitor().beneath(), expires, Optional.empty());
    scene.touch(chain);
    scene
        .journal()
        .record(
            new ResponderEvent.ApprovalAsked(
                responder.id(), Responders.episode(chain), id, expires),
            refused);
    put(chain, responder, id, expires);
  }

  private void put(Chain chain, Responder responder, String id, Instant expires) {
    String question =
        responder.definition().type().name()
            + " "
            + responder.definition().resource()
            + " because "
            + chain.id()
            + " is "
            + chain.monitor().beneath()
            + "?";
    scene
        .journal()
        .effect(
            new Effect.AskApproval(id, responder.id(), question, scene.journal().wall(expires)));
  }

  /** A new life begins: nobody may have heard the questions of the old one. */
  void askAgain(Chain chain) {
    for (Responder responder : chain.responders()) {
      Approval approval = responder.approval;
      if (approval != null && approval.answer().isEmpty()) {
        put(chain, responder, approval.id(), approval.expiresAt());
      }
    }
  }

  /** A person answered. */
  void answered(ApprovalAnswered input, Instant now) {
    for (Chain chain : scene.active()) {
      for (Responder responder : chain.responders()) {
        Approval approval = responder.approval;
        if (approval != null && approval.id().equals(input.approval())) {
          boolean stale = !approval.boundTo(Responders.episode(chain), chain.monitor().beneath());
          if (stale || !now.isBefore(approval.expiresAt())) {
            settle(chain, responder, Answer.STALE, input.owner());
          } else {
            responder.approval = approval.answered(input.granted());
            responder.forgetRefusal();
            record(
                responder,
                approval.id(),
                input.granted() ? Answer.GRANTED : Answer.DENIED,
                input.owner());
            scene.touch(chain);
          }
          return;
        }
      }
    }
    scene
        .journal()
        .record(
            new WorldEvent.InputIgnored(
                "ApprovalAnswered", "no question " + input.approval() + " is open"),
            List.of());
  }

  /** A question lapses with its hour, and with the episode and the state that it was bound to. */
  void lapse(Chain chain, Responder responder, Instant now) {
    Approval approval = responder.approval;
    if (approval == null) {
      return;
    }
    boolean bound = approval.boundTo(Responders.episode(chain), chain.monitor().beneath());
    boolean denied = approval.answer().isPresent() && !approval.answer().get();
    if (!bound) {
      settle(chain, responder, Answer.STALE, "");
    } else if (!denied && !now.isBefore(approval.expiresAt())) {
      settle(chain, responder, Answer.EXPIRED, "");
    }
  }

  private void settle(Chain chain, Responder responder, Answer answer, String owner) {
    Approval approval = responder.approval;
    if (approval != null) {
      record(responder, approval.id(), answer, owner);
      responder.approval = null;
      responder.forgetRefusal();
      scene.touch(chain);
    }
  }

  private void record(Responder responder, String approval, Answer answer, String owner) {
    scene
        .journal()
        .record(
            new ResponderEvent.ApprovalSettled(responder.id(), approval, answer, owner), List.of());
  }
}
