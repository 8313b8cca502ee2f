package dev.tend.agent;

import dev.tend.config.ComponentCommands;
import dev.tend.core.effect.Effect;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.command.ComponentAction;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives components back to service when nobody holds them any more. */
final class Components implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Components.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ComponentAction online;
  private final PeriodicTasks tasks = new PeriodicTasks(1, "tend-component");

  Components(Map<String, ComponentCommands> commands) {
    online = ComponentAction.bringOnline(commands);
  }

  void bringOnline(Effect.BringOnline effect) {
    tasks.once(Duration.ZERO, "bringing online", () -> bring(effect));
  }

  private void bring(Effect.BringOnline effect) throws InterruptedException {
    OperationLimits limits =
        new OperationLimits(Deadline.in(PATIENCE), new CancellationScope(), (pid, ticks) -> {});
    ActionOutcome outcome = online.act(effect.component(), limits);
    LOG.info(
        "{} is brought online ({}): {} {}",
        effect.component(),
        effect.reason(),
        outcome.result(),
        outcome.message());
  }

  @Override
  public void close() {
    tasks.close();
  }
}
