package dev.tend.agent;

import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.ResponderEvent.Answer;
import dev.tend.definition.ItemId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What follows from a person's answer to an approval: the gates are asked again, the probes run
 * once more, and only then it is known whether the action begins.
 */
final class ApprovalFollowUp {
  /** How the words begin when the answer did not count. */
  static final String TOO_LATE = "too late";

  /** Whoever asked waits at a prompt; probes that confirm may take longer. */
  private static final long SECONDS = 8;

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  /** One answer, and the responder once the core has taken it. */
  private record Waiting(Optional<ItemId> responder, CompletableFuture<String> words) {}

  /** Follows the answer to an approval; to be called before it is given. */
  CompletableFuture<String> of(String approval) {
    CompletableFuture<String> words = new CompletableFuture<>();
    waiting.put(approval, new Waiting(Optional.empty(), words));
    return words
        .completeOnTimeout(
            "granted; the probes have not confirmed the fault yet, see tend events",
            SECONDS,
            TimeUnit.SECONDS)
        .whenComplete((said, none) -> waiting.remove(approval));
  }

  /** The core recorded events. */
  void see(List<HealthEvent> events) {
    if (!waiting.isEmpty()) {
      events.forEach(this::follow);
    }
  }

  private void follow(HealthEvent event) {
    switch (event.body()) {
      case ResponderEvent.ApprovalSettled settled -> settled(settled);
      case ResponderEvent.Refused refused ->
          tell(
              refused.responder(),
              "granted, but refused for another reason: "
                  + refused.reason().text()
                  + ", "
                  + refused.detail());
      case RecoveryEvent.RecoveryStarted started ->
          tell(
              started.responder(),
              "begun: "
                  + started.action()
                  + " "
                  + started.resource()
                  + " ("
                  + started.instance()
                  + ")");
      default -> {
        // Nothing of this says what became of an action.
      }
    }
  }

  private void settled(ResponderEvent.ApprovalSettled settled) {
    waiting.computeIfPresent(
        settled.approval(),
        (approval, one) -> new Waiting(Optional.of(settled.responder()), one.words()));
    if (settled.answer() == Answer.DENIED) {
      tell(settled.responder(), "denied: it does not act in this state of the fault");
    } else if (settled.answer() != Answer.GRANTED) {
      tell(settled.responder(), TOO_LATE + ": what was asked is over; see tend approve");
    }
  }

  private void tell(ItemId responder, String words) {
    for (Waiting one : waiting.values()) {
      if (one.responder().equals(Optional.of(responder))) {
        one.words().complete(words);
      }
    }
  }
}
