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
 * Brings the loop, which keeps state, and acts, which keep their children, to the one store. While
 * there is none, nothing is kept, and so nothing is repaired.
 */
final class ReplaceableStateSink implements StateSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplaceableStateSink.class);

  private final AgentMetrics metrics;
  private final String absence;
  private Optional<StateStore> store;
  private boolean closed;

  /**
   * A keeper.
   *
   * @param store the store; empty: it is not open yet
   * @param absence why it is not open
   * @param metrics who counts
   */
  ReplaceableStateSink(Optional<StateStore> store, String absence, AgentMetrics metrics) {
    this.store = store;
    this.absence = absence;
    this.metrics = metrics;
  }

  /** The store is open now; after the end of all, it is closed at once. */
  synchronized void opened(StateStore late) {
    store = Optional.of(late);
    if (closed) {
      late.close();
    }
  }

  @Override
  public void keep(List<DurableChange> changes) throws NotKeptException {
    timed(open -> open.keep(changes));
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) throws NotKeptException {
    timed(open -> open.checkpoint(checkpoint));
  }

  /** Where the children of an act are kept. */
  ChildRegister children(String instance) {
    return (pid, startTicks) -> {
      try {
        synchronized (this) {
          open().childBegan(instance, pid, startTicks);
        }
      } catch (StateException notKept) {
        LOG.warn(
            "process {} of act {} could not be noted: {}", pid, instance, notKept.getMessage());
      }
    };
  }

  /**
   * The children of an act that are not known to have ended.
   *
   * @throws StateException if they cannot be read
   */
  synchronized List<ChildRecord> childrenOf(String instance) throws StateException {
    return open().children(instance);
  }

  /** An act is over, its children with it. */
  void ended(String instance) {
    try {
      synchronized (this) {
        open().childrenEnded(instance);
      }
    } catch (StateException notKept) {
      LOG.warn("the end of act {} could not be noted: {}", instance, notKept.getMessage());
    }
  }

  /** Lets go of the state, if it was open. */
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
    long begun = System.nanoTime();
    try {
      work.on(open());
      metrics.storeCommitted(Duration.ofNanos(System.nanoTime() - begun));
    } catch (StateException notKept) {
      metrics.storeFailed();
      throw new NotKeptException(String.valueOf(notKept.getMessage()), notKept);
    }
  }
}
