package dev.tend.agent;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.loop.StateSink;
import dev.tend.metrics.AgentMetrics;
import dev.tend.recovery.ChildRegister;
import dev.tend.state.ChildRecord;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the loop, which keeps state, and actions, which keep their children, to the one store.
 * While there is none, nothing is kept, and so nothing is repaired.
 */
final class ReplaceableStateSink implements StateSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplaceableStateSink.class);

  private final AgentMetrics metrics;
  private final String absence;
  private Optional<StateStore> store;
  private volatile boolean everOpen;
  private boolean closed;

  /**
   * A sink.
   *
   * @param store the store; empty: it is not open yet
   * @param absence why it is not open
   * @param metrics counts
   */
  ReplaceableStateSink(Optional<StateStore> store, String absence, AgentMetrics metrics) {
    this.store = store;
    this.absence = absence;
    this.metrics = metrics;
    this.everOpen = store.isPresent();
  }

  /** The store is open now; after {@link #close} it is closed at once. */
  synchronized void opened(StateStore late) {
    store = Optional.of(late);
    everOpen = true;
    if (closed) {
      late.close();
    }
  }

  /** Whether there is a store, so that what earlier runs kept is known. Waits for nothing. */
  boolean isOpen() {
    return everOpen;
  }

  @Override
  public void keep(List<DurableChange> changes) throws NotKeptException {
    timed(open -> open.keep(changes));
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) throws NotKeptException {
    timed(open -> open.checkpoint(checkpoint));
  }

  /** Where the children of an action are kept. */
  ChildRegister children(String instance) {
    return (pid, startTicks) -> {
      try {
        synchronized (this) {
          open().childBegan(instance, pid, startTicks);
        }
      } catch (StateException notKept) {
        LOG.warn("child {} of {} could not be recorded: {}", pid, instance, notKept.getMessage());
      }
    };
  }

  /**
   * The children of an action that are not known to have ended.
   *
   * @throws StateException if they cannot be read
   */
  synchronized List<ChildRecord> childrenOf(String instance) throws StateException {
    return open().children(instance);
  }

  /** An action has ended, and its children with it. */
  void ended(String instance) {
    try {
      synchronized (this) {
        open().childrenEnded(instance);
      }
    } catch (StateException notKept) {
      LOG.warn("the end of action {} could not be recorded: {}", instance, notKept.getMessage());
    }
  }

  /** Closes the store, if it was open. */
  @Override
  public synchronized void close() {
    closed = true;
    store.ifPresent(StateStore::close);
  }

  private StateStore open() throws StateException {
    if (store.isEmpty()) {
      throw new StateException(absence);
    }
    return store.get();
  }

  private interface Work {
    void on(StateStore store) throws StateException;
  }

  private synchronized void timed(Work work) throws NotKeptException {
    long started = System.nanoTime();
    try {
      work.on(open());
      metrics.storeCommitted(Duration.ofNanos(System.nanoTime() - started));
    } catch (StateException notKept) {
      metrics.storeFailed();
      throw new NotKeptException(String.valueOf(notKept.getMessage()), notKept);
    }
  }
}
