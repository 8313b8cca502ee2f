package dev.tend.agent;

import dev.tend.core.Decision;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.DefinitionInput;
import dev.tend.loop.HealthLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Hands definitions and settings to the core, and waits for its answer. */
final class CoreClient {
  private static final long TIMEOUT_SECONDS = 30;

  private final HealthLoop loop;

  CoreClient(HealthLoop loop) {
    this.loop = loop;
  }

  /**
   * Hands an input to the core.
   *
   * @return why it did not take it; empty when it did. An interrupt is one reason, and the thread
   *     stays interrupted.
   */
  List<String> ask(DefinitionInput input) {
    return hand(input).get();
  }

  /**
   * Hands an input to the core, after all that was handed to it before.
   *
   * @return waits for the core's answer, as {@link #ask} does
   */
  Supplier<List<String>> hand(DefinitionInput input) {
    CompletableFuture<Decision> answer = loop.ask(input);
    return () -> refusals(answer);
  }

  private static List<String> refusals(CompletableFuture<Decision> answer) {
    try {
      Decision decision = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return decision.events().stream()
          .map(HealthEvent::body)
          .filter(DefinitionEvent.ApplyRefused.class::isInstance)
          .map(body -> ((DefinitionEvent.ApplyRefused) body).problem())
          .toList();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of("the agent is stopping");
    } catch (ExecutionException | TimeoutException broken) {
      return List.of("the core did not take the definitions: " + broken);
    }
  }
}
