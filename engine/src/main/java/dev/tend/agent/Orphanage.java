package dev.tend.agent;

import dev.tend.child.ProcessTable;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.recovery.run.Orphans;
import dev.tend.state.Child;
import dev.tend.state.StateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The acts that an earlier life left open, and the children it left with them. Until all are
 * settled the core lets nothing act; which children there are stands in the store, so that this
 * waits until that is open.
 */
final class Orphanage {
  private static final Logger LOG = LoggerFactory.getLogger(Orphanage.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Deque<Intent> open;
  private final Orphans orphans = new Orphans(ProcessTable.ofThisHost());

  Orphanage(List<Intent> intents) {
    open = new ArrayDeque<>(intents);
  }

  /** Makes sure that nothing of them runs any more, and tells the core of each. */
  void settle(Machinery machinery) throws InterruptedException {
    while (!open.isEmpty()) {
      Intent intent = open.element();
      try {
        settle(intent, machinery.keeper().childrenOf(intent.instance()));
        machinery.loop().submit(new RecoveryInput.IntentFoundOpen(intent.instance()));
        machinery.keeper().ended(intent.instance());
        open.remove();
      } catch (StateException unreadable) {
        LOG.debug("what act {} left is not known: {}", intent.instance(), unreadable.getMessage());
        Thread.sleep(AGAIN);
      }
    }
  }

  private void settle(Intent intent, List<Child> children) throws InterruptedException {
    for (Child child : children) {
      LOG.warn(
          "{}: {}",
          intent.responder(),
          orphans.settle(intent.instance(), child.pid(), child.startTicks(), PATIENCE));
    }
  }
}
