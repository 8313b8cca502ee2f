package dev.tend.loop;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.effect.Effect;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Ticked;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to the core. Results of probes wait in a bounded queue, and those that
 * find it full are counted and lost, which monitors see as silence and never as health; everything
 * else is rare and is never lost.
 */
public final class HealthLoop implements AutoCloseable {
  /** How many results wait at most. */
  public static final int CAPACITY = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(HealthLoop.class);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(30);
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  /** How long one input may take before that is reported. */
  private static final Duration OVERDUE = Duration.ofSeconds(10);

  /** How long deadlines pause after the core failed. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long a failure of the core is shown. */
  private static final Duration SHOWN = Duration.ofHours(1);

  private final HealthCore core;
  private final SteadyClock clock;
  private final Consumer<List<HealthEvent>> events;
  private final StateCommitter committer;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(CAPACITY);
  private final LongAdder dropped = new LongAdder();
  private final Thread thread = new Thread(this::work, "tend-loop");
  private volatile HealthSnapshot published;
  private volatile boolean stopping;
  private volatile Instant handledAt;
  private volatile Optional<Instant> failedAt = Optional.empty();
  private Instant checkpointAt;

  /** Answers to what is not kept yet. */
  private final List<Runnable> awaiting = new ArrayList<>();

  /** An input, and the future of its decision if a caller waits. */
  private record Entry(
      Input input, @Nullable CompletableFuture<Decision> answer, boolean whenKept) {
    /** Whether it takes one of the places for results. */
    boolean counted() {
      return input instanceof ProbeReported && answer == null;
    }

    Entry(Input input) {
      this(input, null, false);
    }
  }

  /**
   * A loop around a core that nothing else uses.
   *
   * @param core the core
   * @param clock the agent's clock
   * @param sink where state is kept
   * @param events takes events in their order, on the loop's thread, and returns at once
   * @param effects carries out effects, on the store's thread, once what they depend on is durable
   */
  public HealthLoop(
      HealthCore core,
      SteadyClock clock,
      StateSink sink,
      Consumer<List<HealthEvent>> events,
      Consumer<Effect> effects) {
    this.core = core;
    this.clock = clock;
    this.events = events;
    this.committer = new StateCommitter(clock, sink, effects, this::submit);
    this.published = core.snapshot();
    this.handledAt = clock.now();
    this.checkpointAt = handledAt.plus(CHECKPOINTS);
    thread.setDaemon(true);
  }

  /**
   * Takes a first input, and then starts to take others. What follows from the first is durable
   * before any event of this run is written, so that no later run can give the same event ids;
   * unless the store fails, which is tried again.
   */
  public void start(Input first) {
    Decision decision = core.handle(first, clock.now());
    published = core.snapshot();
    committer.begin(decision.changes(), decision.effects());
    record(decision);
    committer.start();
    thread.start();
  }

  /** Takes a result of a probe; false if there was no room for it, which is counted. */
  public boolean report(ProbeReported result) {
    if (!room.tryAcquire()) {
      dropped.increment();
      return false;
    }
    queue.add(new Entry(result));
    return true;
  }

  /** Takes an input that must not be lost. */
  public void submit(Input input) {
    queue.add(new Entry(input));
  }

  /**
   * Takes an input and returns its decision.
   *
   * @return the decision; its changes may not be durable yet. Never completed when the loop has
   *     stopped: wait with a limit
   */
  public CompletableFuture<Decision> ask(Input input) {
    CompletableFuture<Decision> answer = new CompletableFuture<>();
    queue.add(new Entry(input, answer, false));
    return answer;
  }

  /**
   * Takes an input and returns its decision once the store has been asked to keep it; if that
   * failed, {@link #storeTrouble} says so. What was decided before has been started by then.
   *
   * @return the decision. Never completed when the loop has stopped or the store hangs: wait with a
   *     limit
   */
  public CompletableFuture<Decision> askAndKeep(Input input) {
    CompletableFuture<Decision> answer = new CompletableFuture<>();
    queue.add(new Entry(input, answer, true));
    return answer;
  }

  /** The state of everything after one of the last inputs. */
  public HealthSnapshot snapshot() {
    return published;
  }

  /** How many inputs wait. */
  public int waiting() {
    return queue.size();
  }

  /** How many results found no room. */
  public long dropped() {
    return dropped.sum();
  }

  /** What is wrong with the store; empty when it works. */
  public Optional<String> storeTrouble() {
    return committer.trouble();
  }

  /** Whether the loop is running. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Why judgement cannot be trusted now; empty when it can. */
  public Optional<String> trouble() {
    if (!thread.isAlive()) {
      return Optional.of("nothing is judged: the thread of the core has ended; restart the agent");
    }
    Instant now = clock.now();
    if (handledAt.plus(OVERDUE).isBefore(now)) {
      return Optional.of("nothing has been judged since " + handledAt);
    }
    return failedAt
        .filter(at -> at.plus(SHOWN).isAfter(now))
        .map(at -> "the core failed on an input at " + at + "; see the log");
  }

  /** Handles what is waiting, keeps a checkpoint, and stops; within 10 seconds in all. */
  @Override
  public void close() {
    stopping = true;
    queue.add(new Entry(new Ticked()));
    try {
      thread.join(5_000);
      if (!committer.stop(Duration.ofSeconds(5))) {
        LOG.warn("the store did not take everything before the stop");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    committer.close();
  }

  private void work() {
    while (!stopping || !queue.isEmpty()) {
      try {
        handleNext();
      } catch (InterruptedException ends) {
        return;
      } catch (RuntimeException | Error broken) {
        // A core that threw may be half changed, but one that stands still judges nothing at all.
        LOG.error("the core failed on an input and goes on with the next", broken);
        failedAt = Optional.of(clock.now());
      }
    }
    committer.commit(core.checkpoint());
    published = core.snapshot();
  }

  private void handleNext() throws InterruptedException {
    Entry entry = queue.poll(waitMillis(), TimeUnit.MILLISECONDS);
    Instant now = clock.now();
    handledAt = now;
    committer.flushPages();
    if (entry != null) {
      if (entry.counted()) {
        room.release();
      }
      handle(entry, now);
    } else if (isDue(now) && !justFailed(now)) {
      handle(new Entry(new Ticked()), now);
    }
    published = core.snapshot();
    if (!now.isBefore(checkpointAt)) {
      checkpointAt = now.plus(CHECKPOINTS);
      committer.commit(core.checkpoint());
    }
  }

  private void handle(Entry entry, Instant now) {
    try {
      Decision decision = core.handle(entry.input(), now);
      record(decision);
      committer.commit(decision.changes(), decision.effects());
      CompletableFuture<Decision> answer = entry.answer();
      if (answer != null) {
        published = core.snapshot();
        if (entry.whenKept()) {
          awaiting.add(() -> answer.complete(decision));
          keepFor(entry.input());
        } else {
          answer.complete(decision);
        }
      }
    } catch (RuntimeException | Error broken) {
      if (entry.answer() != null) {
        entry.answer().completeExceptionally(broken);
      }
      throw broken;
    }
  }

  /**
   * Keeps what the answers rest on. A notification may be the only one for a day, and is in a
   * window alone; of several that wait, the last one makes all of them durable.
   */
  private void keepFor(Input input) {
    if (isNotification(input)) {
      Entry next = queue.peek();
      if (next != null && next.whenKept() && isNotification(next.input())) {
        return;
      }
      committer.commit(core.checkpoint());
    }
    awaiting.forEach(committer::afterwards);
    awaiting.clear();
  }

  private static boolean isNotification(Input input) {
    return input instanceof ProbeReported || input instanceof OperatorInput.Notified;
  }

  /** A failing listener must not keep a decision from being kept and carried out. */
  private void record(Decision decision) {
    if (decision.events().isEmpty()) {
      return;
    }
    try {
      events.accept(decision.events());
    } catch (RuntimeException broken) {
      LOG.error(
          "events from {} on could not be passed on", decision.events().getFirst().id(), broken);
    }
  }

  /** A deadline on which the core fails would make it fail again at once, for ever. */
  private boolean justFailed(Instant now) {
    return failedAt.filter(at -> at.plus(PAUSE).isAfter(now)).isPresent();
  }

  private boolean isDue(Instant now) {
    return core.nextDeadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
  }

  private long waitMillis() {
    Instant now = clock.now();
    Instant next = core.nextDeadline().orElse(checkpointAt);
    Instant until = next.isBefore(checkpointAt) ? next : checkpointAt;
    if (justFailed(now)) {
      until = now.plus(PAUSE);
    }
    // Rounded up: waking just before a deadline would only mean waking twice.
    long millis = Duration.between(now, until).plusNanos(999_999).toMillis();
    return Math.clamp(millis, 0, LONGEST_WAIT_MILLIS);
  }
}
