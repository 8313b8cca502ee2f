package dev.tend.agent;

import dev.tend.state.Opened;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lives of an agent within one program. Mostly there is one. Another begins when the state
 * could not be opened at the start and turns out later to hold what this life did not know.
 */
final class Lives {
  private static final Logger LOG = LoggerFactory.getLogger(Lives.class);

  private final Assembly assembly;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile Parts current;

  private Lives(Assembly assembly, Parts first) {
    this.assembly = assembly;
    this.current = first;
  }

  static Lives begin(Assembly assembly, Loaded loaded, Memory memory) throws CannotStartException {
    CompletableFuture<Lives> self = new CompletableFuture<>();
    Parts first =
        assembly.start(
            loaded,
            memory,
            opened -> {
              var unused = self.thenAccept(lives -> lives.next(opened));
            });
    Lives lives = new Lives(assembly, first);
    self.complete(lives);
    return lives;
  }

  /** The parts of this life. */
  Parts current() {
    return current;
  }

  /** Completed when the last life has ended. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  synchronized void close() {
    if (!ended.isDone()) {
      current.close();
      ended.complete(null);
    }
  }

  /** On a thread of its own: the caller belongs to the life that ends. */
  private void next(Opened opened) {
    Thread.ofPlatform().name("tend-life").start(() -> begin(opened));
  }

  private synchronized void begin(Opened opened) {
    if (ended.isDone()) {
      opened.store().close();
      return;
    }
    LOG.warn("the state can be opened and holds what this life did not know: another life begins");
    Loaded loaded = current.reloads().current();
    int lives = current.status().get().incarnation();
    current.close();
    try {
      current = assembly.start(loaded, Memory.of(opened, lives), none -> {});
    } catch (CannotStartException cannot) {
      LOG.error("the agent ends, start it anew: {}", cannot.getMessage());
      ended.complete(null);
    }
  }
}
