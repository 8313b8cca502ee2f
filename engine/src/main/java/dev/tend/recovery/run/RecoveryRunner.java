package dev.tend.recovery.run;

import dev.tend.core.effect.Intent;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.ChildRegister;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins actions, each on a platform thread of its own, a few at once, and answers for each exactly
 * once: with what it came to, or that it was abandoned because it did not end by itself soon after
 * its deadline. Safe for use by many threads.
 */
public final class RecoveryRunner {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryRunner.class);

  private final Map<String, RecoveryAction> actions;
  private final Supplier<Optional<String>> brake;
  private final Function<Intent, ChildRegister> registers;
  private final BiConsumer<Intent, ActionOutcome> answer;
  private final Limits limits;
  private final Set<RunningAction> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService overseer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("tend-act-overseer").unstarted(task));
  private boolean stopping;

  /**
   * How much is allowed.
   *
   * @param atOnce how many actions may run at once, including those that are stuck
   * @param margin how long after its deadline an action is abandoned
   */
  public record Limits(int atOnce, Duration margin) {
    /** Four at once, abandoned five seconds late. The core begins few actions at a time. */
    public static Limits usual() {
      return new Limits(4, Duration.ofSeconds(5));
    }
  }

  /**
   * Runs these.
   *
   * @param actions one for each type
   * @param brake says why nothing may begin, if so; asked on the thread of each action right before
   *     it acts, and may wait for a disk
   * @param registers where an action's children are kept
   * @param answer given the outcome of each action, on a thread of the runner's; must not block for
   *     long
   * @param limits how much is allowed
   */
  public RecoveryRunner(
      Collection<? extends RecoveryAction> actions,
      Supplier<Optional<String>> brake,
      Function<Intent, ChildRegister> registers,
      BiConsumer<Intent, ActionOutcome> answer,
      Limits limits) {
    this.actions = new HashMap<>();
    actions.forEach(action -> this.actions.put(action.type(), action));
    this.brake = brake;
    this.registers = registers;
    this.answer = answer;
    this.limits = limits;
  }

  /** Begins an action and returns at once. What cannot begin is answered as failed. */
  public void begin(Intent intent) {
    Optional<String> refusal = Optional.of(unknown(intent));
    RecoveryAction action = actions.get(intent.definition().type().name());
    if (action != null) {
      synchronized (this) {
        refusal = refusal();
        if (refusal.isEmpty()) {
          start(intent, action);
        }
      }
    }
    refusal.ifPresent(words -> report(intent, ActionOutcome.failed(words)));
  }

  /** How many actions are running, including those that were abandoned and are stuck. */
  public int running() {
    return running.size();
  }

  /**
   * Begins nothing more and waits for what is running. It is not interrupted: half a restart is
   * worse than none. What still runs at the end is found by the agent's next run.
   *
   * @param patience how long to wait at most
   * @return the actions that still run, by their instance ids
   */
  public List<String> stop(Duration patience) {
    synchronized (this) {
      stopping = true;
    }
    Deadline deadline = Deadline.in(patience);
    boolean interrupted = false;
    for (RunningAction begun : running) {
      interrupted |= !begun.awaitEnd(deadline);
    }
    overseer.shutdownNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List<String> left = running.stream().map(RunningAction::instance).sorted().toList();
    if (!left.isEmpty()) {
      LOG.warn("stopped while these actions were running; the next start closes them: {}", left);
    }
    return left;
  }

  private Optional<String> refusal() {
    if (stopping) {
      return Optional.of("not begun: the agent is stopping");
    }
    return running.size() >= limits.atOnce()
        ? Optional.of(
            "not begun: " + running.size() + " actions are running, as many as may at once")
        : Optional.empty();
  }

  private void start(Intent intent, RecoveryAction action) {
    Duration timeout = intent.definition().timeout();
    ActionRun run =
        new ActionRun(
            intent,
            new OperationLimits(
                Deadline.in(timeout), new CancellationScope(), registers.apply(intent)));
    RunningAction begun = new RunningAction(run, action);
    running.add(begun);
    LOG.info(
        "action {} of {} begins: {} {}",
        intent.instance(),
        intent.responder(),
        action.type(),
        intent.resource());
    try {
      begun.thread.start();
    } catch (Error noThread) {
      running.remove(begun);
      throw noThread;
    }
    var unused =
        overseer.schedule(
            begun::abandon, timeout.plus(limits.margin()).toNanos(), TimeUnit.NANOSECONDS);
  }

  private void report(Intent intent, ActionOutcome outcome) {
    LOG.info(
        "action {} of {}: {} {}",
        intent.instance(),
        intent.responder(),
        outcome.result(),
        outcome.message());
    try {
      answer.accept(intent, outcome);
    } catch (RuntimeException broken) {
      LOG.error(
          "the outcome of action {} was not accepted: {}", intent.instance(), outcome, broken);
    }
  }

  private static String unknown(Intent intent) {
    return "this agent cannot carry out "
        + intent.definition().type().name()
        + ": put the plug-in that brings it into the directory of plug-ins";
  }

  /**
   * One action and its thread. Answers once, for whichever comes first: its end or its abandonment.
   */
  private final class RunningAction {
    private final ActionRun run;
    private final RecoveryAction action;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Thread thread;

    RunningAction(ActionRun run, RecoveryAction action) {
      this.run = run;
      this.action = action;
      this.thread =
          Thread.ofPlatform().daemon().name("tend-act-" + instance()).unstarted(this::carryOut);
    }

    String instance() {
      return run.intent().instance();
    }

    /** Lets go of everything it holds open and answers for it; nothing when it has ended. */
    void abandon() {
      if (!thread.isAlive()) {
        return;
      }
      run.limits().scope().abandon();
      thread.interrupt();
      LOG.warn("action {} of {} did not end and was abandoned", instance(), action.type());
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
        running.remove(this);
      }
    }

    private ActionOutcome outcome() {
      try {
        Optional<String> braked = brake.get();
        return braked.isPresent() ? ActionOutcome.notBegun(braked.get()) : action.act(run);
      } catch (InterruptedException abandoned) {
        return ActionOutcome.timedOut("abandoned while it waited");
      } catch (RuntimeException | Error broken) {
        LOG.error("action {} of {} broke", instance(), action.type(), broken);
        return ActionOutcome.failed("broke: " + broken);
      }
    }

    private void settle(ActionOutcome outcome) {
      if (answered.compareAndSet(false, true)) {
        report(run.intent(), outcome);
      }
    }
  }
}
