package dev.tend.recovery.run;

import dev.tend.core.effect.Intent;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.RecoveryAction;
import dev.tend.time.Deadline;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One act and its thread. Answers once, whoever comes first: the act, or who abandons it. */
final class RunningAction {
  private static final Logger LOG = LoggerFactory.getLogger(RunningAction.class);

  private final ActionRun run;
  private final RecoveryAction action;
  private final BiConsumer<Intent, ActionOutcome> answer;
  private final Consumer<RunningAction> ended;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final Thread thread;

  RunningAction(
      ActionRun run,
      RecoveryAction action,
      BiConsumer<Intent, ActionOutcome> answer,
      Consumer<RunningAction> ended) {
    this.run = run;
    this.action = action;
    this.answer = answer;
    this.ended = ended;
    this.thread =
        Thread.ofPlatform().daemon().name("tend-act-" + instance()).unstarted(this::carryOut);
  }

  String instance() {
    return run.intent().instance();
  }

  void start() {
    thread.start();
  }

  /** Lets go of everything it holds open and answers for it; nothing when it has ended. */
  void abandon() {
    if (!thread.isAlive()) {
      return;
    }
    run.scope().abandon();
    thread.interrupt();
    LOG.warn("act {} of {} did not end and was abandoned", instance(), action.type());
    settle(ActionOutcome.timedOut("abandoned: it did not end by its deadline"));
  }

  /** Waits for its end; false when the waiting thread was interrupted. */
  boolean awaitEnd(Deadline deadline) {
    try {
      thread.join(deadline.remaining());
      return true;
    } catch (InterruptedException noPatience) {
      return false;
    }
  }

  private void carryOut() {
    try {
      settle(outcome());
    } finally {
      ended.accept(this);
    }
  }

  private ActionOutcome outcome() {
    try {
      return action.act(run);
    } catch (InterruptedException abandoned) {
      return ActionOutcome.timedOut("abandoned while it waited");
    } catch (RuntimeException | Error broken) {
      LOG.error("act {} of {} broke", instance(), action.type(), broken);
      return ActionOutcome.failed("broke: " + broken);
    }
  }

  private void settle(ActionOutcome outcome) {
    if (answered.compareAndSet(false, true)) {
      answer.accept(run.intent(), outcome);
    }
  }
}
