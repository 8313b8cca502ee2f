package dev.tend.agent;

import dev.tend.core.durable.Checkpoint;
import dev.tend.core.durable.DurableChange;
import dev.tend.loop.Keeper;
import dev.tend.metrics.AgentMetrics;
import dev.tend.recovery.ChildRegister;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the loop, which keeps state, and acts, which keep their children, to the one store. */
final class StoreKeeper implements Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(StoreKeeper.class);

  private final StateStore store;
  private final AgentMetrics metrics;

  StoreKeeper(StateStore store, AgentMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  @Override
  public void keep(List<DurableChange> changes) throws NotKeptException {
    timed(() -> store.keep(changes));
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) throws NotKeptException {
    timed(() -> store.checkpoint(checkpoint));
  }

  /** Where the children of an act are kept. */
  ChildRegister children(String instance) {
    return (pid, startTicks) -> {
      try {
        synchronized (this) {
          store.childBegan(instance, pid, startTicks);
        }
      } catch (StateException notKept) {
        LOG.warn(
            "process {} of act {} could not be noted: {}", pid, instance, notKept.getMessage());
      }
    };
  }

  /** An act is over, its children with it. */
  void ended(String instance) {
    try {
      synchronized (this) {
        store.childrenEnded(instance);
      }
    } catch (StateException notKept) {
      LOG.warn("the end of act {} could not be noted: {}", instance, notKept.getMessage());
    }
  }

  private interface Work {
    void run() throws StateException;
  }

  private synchronized void timed(Work work) throws NotKeptException {
    long begun = System.nanoTime();
    try {
      work.run();
      metrics.storeCommitted(Duration.ofNanos(System.nanoTime() - begun));
    } catch (StateException notKept) {
      metrics.storeFailed();
      throw new NotKeptException(String.valueOf(notKept.getMessage()), notKept);
    }
  }
}
