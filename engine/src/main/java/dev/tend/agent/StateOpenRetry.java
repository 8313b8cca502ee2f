package dev.tend.agent;

import dev.tend.definition.type.Types;
import dev.tend.state.OpenedState;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the state that could not be opened at the start, as soon as it can be. */
final class StateOpenRetry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateOpenRetry.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Path directory;
  private final Types types;
  private final Consumer<OpenedState> taker;
  private final Thread thread;
  private boolean closed;

  /**
   * Opens the state of a directory.
   *
   * @param taker takes the store, and closes it in the end
   */
  StateOpenRetry(Path directory, Types types, Consumer<OpenedState> taker) {
    this.directory = directory;
    this.types = types;
    this.taker = taker;
    this.thread = Thread.ofPlatform().name("tend-late-state").daemon(true).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /** Tries no more. A try under way may still open the store, and closes it at once. */
  @Override
  public synchronized void close() {
    closed = true;
    thread.interrupt();
  }

  private void work() {
    try {
      while (!opened()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean opened() {
    try {
      OpenedState opened = StateStore.open(directory, types, InstantSource.system());
      hand(opened);
      return true;
    } catch (StateException stillNot) {
      LOG.debug("the state cannot be opened yet: {}", stillNot.getMessage());
      return false;
    }
  }

  private synchronized void hand(OpenedState opened) {
    if (closed) {
      opened.store().close();
    } else {
      taker.accept(opened);
    }
  }
}
