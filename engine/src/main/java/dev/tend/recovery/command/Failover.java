package dev.tend.recovery.command;

import dev.tend.config.FailoverCommands;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.time.Duration;
import java.util.Map;

/**
 * {@code failover}: runs the command that the agent's configuration gives for it, and has succeeded
 * only when the verifying command says that another server serves.
 */
public final class Failover implements RecoveryAction {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** The part of the time that moving may take; the rest is kept to find out where things stand. */
  private static final double MOVING = 0.8;

  private final Map<String, FailoverCommands> failovers;

  /** By these commands; their names must be looked up in any case. */
  public Failover(Map<String, FailoverCommands> failovers) {
    this.failovers = failovers;
  }

  @Override
  public String type() {
    return "failover";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    String name = run.settings().get(ResponderTypes.FAILOVER);
    FailoverCommands commands = failovers.get(name);
    if (commands == null) {
      return ActionOutcome.failed(
          "not failed over: add failovers.%s to tend.yaml, with its command and verify"
              .formatted(name));
    }
    OperationLimits limits = run.limits();
    ProgramResult moved = ProgramRunner.act(commands.command(), limits.share(MOVING));
    if (!moved.succeeded() || moved.saysNothing()) {
      ProgramResult verified = ProgramRunner.ask(commands.verify(), limits);
      return ActionOutcome.failed(
          "not failed over as it should: "
              + moved.said()
              + "; and to verify it, "
              + verified.said(),
          limits);
    }
    ProgramResult verified;
    do {
      verified = ProgramRunner.ask(commands.verify(), limits);
      if (verified.succeeded() && !verified.saysNothing()) {
        return ActionOutcome.succeeded("failed over, and verified: " + verified.said());
      }
    } while (limits.pause(LOOK));
    return ActionOutcome.timedOut(
        "the command ended well, but nothing shows that another server serves: " + verified.said());
  }
}
