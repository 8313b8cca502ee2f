package dev.tend.agent;

import dev.tend.core.effect.Intent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.run.OrphanProcesses;
import dev.tend.state.ChildRecord;
import dev.tend.state.StateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actions that an earlier run left open, and their child processes. Until all are settled the
 * core lets nothing act. The children are listed in the store, so this waits until that is open.
 */
final class OpenIntentSettlement {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIntentSettlement.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Deque<Intent> open;
  private final OrphanProcesses orphans = new OrphanProcesses(ProcessTable.ofThisHost());

  OpenIntentSettlement(List<Intent> intents) {
    open = new ArrayDeque<>(intents);
  }

  /** Makes sure that nothing of them runs any more, and reports each to the core. */
  void settle(AgentComponents components) throws InterruptedException {
    while (!open.isEmpty()) {
      Intent intent = open.element();
      try {
        settle(intent, components.keeper.childrenOf(intent.instance()));
        components.loop.submit(new RecoveryInput.IntentFoundOpen(intent.instance()));
        components.keeper.ended(intent.instance());
        open.remove();
      } catch (StateException unreadable) {
        LOG.debug(
            "what action {} left is not known: {}", intent.instance(), unreadable.getMessage());
        Thread.sleep(RETRY);
      }
    }
  }

  private void settle(Intent intent, List<ChildRecord> children) throws InterruptedException {
    for (ChildRecord childRecord : children) {
      LOG.warn(
          "{}: {}",
          intent.responder(),
          orphans.settle(intent.instance(), childRecord.pid(), childRecord.startTicks(), TIMEOUT));
    }
  }
}
