package dev.tend.agent;

import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.input.EnvironmentInput.ComponentCommandEnded;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ChildRegister;
import dev.tend.recovery.component.ComponentPort;
import dev.tend.recovery.run.OrphanProcesses;
import dev.tend.state.ChildRecord;
import dev.tend.state.StateException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects components to the loop, and to the store. The children of a component's commands stay
 * there until it has been brought back: so a new run of the agent knows that it has to be.
 */
final class StoredComponents implements ComponentPort {
  private static final Logger LOG = LoggerFactory.getLogger(StoredComponents.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AgentComponents parts;
  private final OrphanProcesses orphans = new OrphanProcesses(ProcessTable.ofThisHost());

  StoredComponents(AgentComponents parts) {
    this.parts = parts;
  }

  @Override
  public List<ComponentView> components() {
    return parts.loop.snapshot().components();
  }

  @Override
  public boolean holdsKnown() {
    return parts.keeper.isOpen();
  }

  @Override
  public Optional<Boolean> leftOut(String component) throws InterruptedException {
    String owner = owner(component);
    try {
      List<ChildRecord> left = parts.keeper.childrenOf(owner);
      for (ChildRecord child : left) {
        String settled = orphans.settle(owner, child.pid(), child.startTicks(), PATIENCE);
        LOG.info("{}: {}", component, settled);
      }
      return Optional.of(!left.isEmpty());
    } catch (StateException unreadable) {
      LOG.debug("what was done to {} is not known: {}", component, unreadable.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public ChildRegister children(String component) {
    return parts.keeper.children(owner(component));
  }

  @Override
  public void broughtBack(String component) {
    parts.keeper.ended(owner(component));
  }

  @Override
  public void ended(String component, String command, ActionOutcome outcome) {
    LOG.info("{}: {} command: {} {}", component, command, outcome.result(), outcome.message());
    parts.loop.submit(
        new ComponentCommandEnded(component, command, outcome.result(), outcome.message()));
  }

  private static String owner(String component) {
    return "component:" + component.toLowerCase(Locale.ROOT);
  }
}
