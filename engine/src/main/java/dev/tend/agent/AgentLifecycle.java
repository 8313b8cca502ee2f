package dev.tend.agent;

import dev.tend.state.OpenedState;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of an agent within one program. Usually there is one. Another starts when the state
 * could not be opened at the start and later turns out to hold what this run did not know.
 */
final class AgentLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AgentLifecycle.class);

  private final AgentAssembly agentAssembly;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile RunningAgent current;

  /** Starts the first one. */
  AgentLifecycle(
      AgentAssembly agentAssembly, LoadedConfiguration loadedConfiguration, InitialState restored)
      throws CannotStartException {
    this.agentAssembly = agentAssembly;
    synchronized (this) { // Another one must not start before this one is complete.
      current = agentAssembly.start(loadedConfiguration, restored, this::next);
    }
  }

  /** The parts of the current run. */
  RunningAgent current() {
    return current;
  }

  /** Completed when the last run has ended. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  synchronized void close() {
    if (!ended.isDone()) {
      current.close();
      ended.complete(null);
    }
  }

  /** On a thread of its own: the caller belongs to the run that ends. */
  private void next(OpenedState opened) {
    Thread.ofPlatform().name("tend-life").start(() -> begin(opened));
  }

  private synchronized void begin(OpenedState opened) {
    if (ended.isDone()) {
      opened.store().close();
      return;
    }
    LOG.warn("the state can be opened and holds what this run did not know: starting again");
    LoadedConfiguration loadedConfiguration = current.reloads().current();
    int incarnations = current.status().get().incarnation();
    current.close();
    try {
      current =
          agentAssembly.start(
              loadedConfiguration, InitialState.of(opened, incarnations), none -> {});
    } catch (CannotStartException cannot) {
      LOG.error("the agent stops; start it again: {}", cannot.getMessage());
      ended.complete(null);
    }
  }
}
