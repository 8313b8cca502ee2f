package dev.tend.loop;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.effect.Effect;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Input;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Ticked;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
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

  /** How long one turn may take before people are told. */
  private static final Duration OVERDUE = Duration.ofSeconds(10);

  /** How long deadlines rest after the core broke. */
  private static final Duration REST = Duration.ofSeconds(1);

  /** How long it is shown that the core broke. */
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
  private volatile Instant turnedAt;
  private volatile Optional<Instant> brokeAt = Optional.empty();
  private Instant checkpointAt;

  /** An input, and who waits for its decision. */
  private record Entry(Input input, @Nullable CompletableFuture<Decision> asker, boolean whenKept) {
    Entry(Input input) {
      this(input, null, false);
    }
  }

  /**
   * A loop around a core that nobody else touches any more.
   *
   * @param core the core
   * @param clock the agent's clock
   * @param sink where state is kept
   * @param events takes events in their order, on the loop's thread, and returns at once
   * @param effects who carries out effects, on the store's thread, after what they rest on is kept
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
    this.turnedAt = clock.now();
    this.checkpointAt = turnedAt.plus(CHECKPOINTS);
    thread.setDaemon(true);
  }

  /**
   * Takes a first input, and then begins to take others. What follows from the first is durable
   * before any event of this run is written, so that no later run can give the same event ids;
   * unless the store does not work, which is tried again.
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
   * Takes an input and tells what came of it.
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
   * Takes an input and tells what came of it once the store has been asked to keep that; if it did
   * not, {@link #storeTrouble} says so. What was decided before has been begun by then.
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

  /** What the store last complained of; empty when it took what came. */
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
    if (turnedAt.plus(OVERDUE).isBefore(now)) {
      return Optional.of("nothing has been judged since " + turnedAt);
    }
    return brokeAt
        .filter(at -> at.plus(SHOWN).isAfter(now))
        .map(at -> "the core broke on an input at " + at + "; the log says more");
  }

  /** Takes what waits, keeps a checkpoint, and stops; within 10 seconds in all. */
  @Override
  public void close() {
    stopping = true;
    queue.add(new Entry(new Ticked()));
    try {
      thread.join(5_000);
      if (!committer.stop(Duration.ofSeconds(5))) {
        LOG.warn("the store did not take everything before the stop");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    committer.close();
  }

  private void work() {
    while (!stopping || !queue.isEmpty()) {
      try {
        turn();
      } catch (InterruptedException ends) {
        return;
      } catch (RuntimeException | Error broken) {
        // A core that threw may be half changed, but one that stands still judges nothing at all.
        LOG.error("the core broke on an input and goes on with the next", broken);
        brokeAt = Optional.of(clock.now());
      }
    }
    committer.commit(core.checkpoint());
    published = core.snapshot();
  }

  private void turn() throws InterruptedException {
    Entry entry = queue.poll(patience(), TimeUnit.MILLISECONDS);
    Instant now = clock.now();
    turnedAt = now;
    committer.flushPages();
    if (entry != null) {
      if (entry.input() instanceof ProbeReported) {
        room.release();
      }
      handle(entry, now);
    } else if (isDue(now) && !justBroke(now)) {
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
      CompletableFuture<Decision> asker = entry.asker();
      if (asker != null) {
        published = core.snapshot();
        if (entry.whenKept()) {
          committer.afterwards(() -> asker.complete(decision));
        } else {
          asker.complete(decision);
        }
      }
    } catch (RuntimeException | Error broken) {
      if (entry.asker() != null) {
        entry.asker().completeExceptionally(broken);
      }
      throw broken;
    }
  }

  /** Who listens to events must not keep a decision from being kept and carried out. */
  private void record(Decision decision) {
    if (decision.events().isEmpty()) {
      return;
    }
    try {
      events.accept(decision.events());
    } catch (RuntimeException broken) {
      LOG.error(
          "events from {} on could not be handed on", decision.events().getFirst().id(), broken);
    }
  }

  /** A deadline that breaks the core would break it again at once, and for ever. */
  private boolean justBroke(Instant now) {
    return brokeAt.filter(at -> at.plus(REST).isAfter(now)).isPresent();
  }

  private boolean isDue(Instant now) {
    return core.nextDeadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
  }

  private long patience() {
    Instant now = clock.now();
    Instant next = core.nextDeadline().orElse(checkpointAt);
    Instant until = next.isBefore(checkpointAt) ? next : checkpointAt;
    if (justBroke(now)) {
      until = now.plus(REST);
    }
    // Rounded up: waking just before a deadline would only mean waking twice.
    long millis = Duration.between(now, until).plusNanos(999_999).toMillis();
    return Math.clamp(millis, 0, LONGEST_WAIT_MILLIS);
  }
}
