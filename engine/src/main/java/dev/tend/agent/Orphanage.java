package dev.tend.agent;

import dev.tend.child.ProcessTable;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.recovery.run.Orphans;
import dev.tend.state.Child;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The acts that an earlier life left open, and the children it left with them. Until all are
 * settled the core lets nothing act.
 */
final class Orphanage {
  private static final Logger LOG = LoggerFactory.getLogger(Orphanage.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<Intent, List<Child>> open = new LinkedHashMap<>();
  private final Orphans orphans = new Orphans(ProcessTable.ofThisHost());

  /** Looks up what is open; before the store is used by others. */
  static Orphanage of(List<Intent> intents, StateStore store) throws CannotStartException {
    Orphanage found = new Orphanage();
    for (Intent intent : intents) {
      try {
        found.open.put(intent, store.children(intent.instance()));
      } catch (StateException unreadable) {
        throw new CannotStartException(
            "the children of earlier acts: " + unreadable.getMessage(), unreadable);
      }
    }
    return found;
  }

  /** Makes sure that nothing of them runs any more, and tells the core of each. */
  void settle(Machinery machinery) throws InterruptedException {
    for (Map.Entry<Intent, List<Child>> one : open.entrySet()) {
      String instance = one.getKey().instance();
      for (Child child : one.getValue()) {
        LOG.warn(
            "{}: {}",
            one.getKey().responder(),
            orphans.settle(instance, child.pid(), child.startTicks(), PATIENCE));
      }
      machinery.loop().submit(new RecoveryInput.IntentFoundOpen(instance));
      machinery.keeper().ended(instance);
    }
  }
}
