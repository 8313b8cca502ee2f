package dev.tend.recovery.command;

import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.evidence.PostfixQueue;
import dev.tend.recovery.service.Services;
import java.io.IOException;
import java.util.List;

/**
 * {@code flush-queue}. It has succeeded when the mail server took the order: {@code postfix flush}
 * fails when Postfix does not run. Whether the mail gets out is for the monitor to see; the outcome
 * says how many messages were deferred before, and how many are now.
 */
public final class FlushQueue implements RecoveryAction {
  /** The part of the time that counting may take before and after. */
  private static final double COUNTING = 0.2;

  private final Services services;
  private final PostfixQueue queue;

  /** Of these services; the queue is that of the host's Postfix. */
  public FlushQueue(Services services, PostfixQueue queue) {
    this.services = services;
    this.queue = queue;
  }

  @Override
  public String type() {
    return "flush-queue";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    String service = run.settings().get(ResponderTypes.SERVICE);
    List<String> argv = services.flushing(service);
    if (argv.isEmpty()) {
      return ActionOutcome.failed(
          "not flushed: no flush command is configured for service %1$s: add services.%1$s.flush to tend.yaml"
              .formatted(service));
    }
    boolean counted = services.flushesPostfix(service);
    String before = counted ? count(run.limits()) : "";
    ProgramResult end = ProgramRunner.act(argv, run.limits());
    if (!end.succeeded() || end.saysNothing()) {
      return ActionOutcome.failed("not flushed: " + end.said(), run.limits());
    }
    return ActionOutcome.succeeded(
        service
            + " tries its queue again"
            + (counted ? "; before: " + before + "; now: " + count(run.limits()) : ""));
  }

  private String count(OperationLimits limits) throws InterruptedException {
    try {
      return queue.count(limits.share(COUNTING)).toString();
    } catch (IOException unreadable) {
      return "not known: " + unreadable.getMessage();
    }
  }
}
