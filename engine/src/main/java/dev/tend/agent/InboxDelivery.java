package dev.tend.agent;

import dev.tend.core.Decision;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.OperatorInput;
import dev.tend.loop.HealthLoop;
import dev.tend.state.Inbox;
import dev.tend.state.Inbox.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands to the core what people asked while no agent ran, and what commands leave for an agent that
 * does not answer. A file is removed when its input is durable. Until then it is not handed over
 * again by this run; a later run does, which changes nothing.
 */
final class InboxDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(InboxDelivery.class);

  private final Inbox inbox;
  private final HealthLoop loop;
  private final Map<Path, State> handed = new ConcurrentHashMap<>();
  private volatile Optional<String> trouble = Optional.empty();

  private enum State {
    ASKED,
    ANSWERED
  }

  InboxDelivery(Inbox inbox, HealthLoop loop) {
    this.inbox = inbox;
    this.loop = loop;
  }

  /** Hands over what waits, in its order; what cannot be read is set aside. Never waits. */
  synchronized void deliver() {
    try {
      for (Waiting waiting : inbox.waiting()) {
        deliver(waiting);
      }
      List<Path> aside = inbox.aside();
      trouble =
          aside.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "what somebody asked could not be read and was not done: see "
                      + aside.getFirst()
                      + ", ask again, and remove it");
    } catch (IOException unreadable) {
      report("the inbox cannot be read: " + unreadable.getMessage());
    }
  }

  private void deliver(Waiting waiting) throws IOException {
    State state = handed.get(waiting.file());
    if (state == State.ANSWERED) {
      remove(waiting);
    } else if (state == null && waiting.input().isPresent()) {
      OperatorInput input = waiting.input().get();
      handed.put(waiting.file(), State.ASKED);
      var unused =
          loop.askAndKeep(input)
              .whenComplete((decision, broken) -> answered(waiting, decision, broken));
    } else if (state == null) {
      LOG.error("set aside, and not done: {}", waiting.problem());
      inbox.setAside(waiting);
    }
  }

  private void answered(Waiting waiting, @Nullable Decision decision, @Nullable Throwable broken) {
    OperatorInput input = waiting.input().orElseThrow();
    Optional<String> why =
        decision == null ? Optional.of("the core failed: " + broken) : ignored(decision);
    why.ifPresentOrElse(
        text -> LOG.warn("from the inbox, and not done: {}: {}", input, text),
        () -> LOG.info("done from the inbox: {}", input));
    handed.put(waiting.file(), State.ANSWERED);
    remove(waiting);
  }

  private static Optional<String> ignored(Decision decision) {
    return decision.events().stream()
        .map(HealthEvent::body)
        .filter(EnvironmentEvent.InputIgnored.class::isInstance)
        .map(body -> ((EnvironmentEvent.InputIgnored) body).why())
        .findFirst();
  }

  /** While the store fails the file is all that would outlive this run. */
  private void remove(Waiting waiting) {
    if (loop.storeTrouble().isPresent()) {
      return;
    }
    try {
      inbox.remove(waiting);
      handed.remove(waiting.file());
    } catch (IOException readOnly) {
      report(
          waiting.file()
              + " was done and cannot be removed, so the next start would do it again: "
              + readOnly.getMessage());
    }
  }

  private void report(String what) {
    if (!trouble.equals(Optional.of(what))) {
      LOG.error("{}", what);
    }
    trouble = Optional.of(what);
  }

  /** What a person should look at; empty when all is well. */
  Optional<String> trouble() {
    return trouble;
  }
}
