package dev.tend.loop;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.input.Input;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Ticked;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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

  private final HealthCore core;
  private final SteadyClock clock;
  private final EventOutlet events;
  private final Committer committer;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(CAPACITY);
  private final LongAdder dropped = new LongAdder();
  private final LongAdder handled = new LongAdder();
  private final Thread thread = new Thread(this::work, "tend-loop");
  private volatile HealthSnapshot published;
  private volatile boolean stopping;
  private Instant checkpointAt;

  /** An input, and who waits for its decision. */
  private record Entry(Input input, @Nullable CompletableFuture<Decision> asker) {}

  /**
   * A loop around a core that nobody else touches any more.
   *
   * @param core the core
   * @param clock the agent's clock
   * @param keeper where state is kept
   * @param events where events go
   * @param effects who carries out effects, on the store's thread, after what they rest on is kept
   */
  public HealthLoop(
      HealthCore core, SteadyClock clock, Keeper keeper, EventOutlet events, EffectOutlet effects) {
    this.core = core;
    this.clock = clock;
    this.events = events;
    this.committer = new Committer(keeper, effects, this::submit);
    this.published = core.snapshot();
    this.checkpointAt = clock.now().plus(CHECKPOINTS);
    thread.setDaemon(true);
  }

  /**
   * Takes a first input, and then begins to take others. What follows from the first is durable
   * before any event of this life is written, so that no later life can give the same event ids;
   * unless the store does not work, which is tried again.
   */
  public void start(Input first) {
    Decision decision = core.handle(first, clock.now());
    published = core.snapshot();
    committer.begin(decision.changes(), decision.effects());
    events.accept(decision.events());
    committer.start();
    thread.start();
  }

  /** Takes a result of a probe; false if there was no room for it, which is counted. */
  public boolean report(ProbeReported result) {
    if (!room.tryAcquire()) {
      dropped.increment();
      return false;
    }
    queue.add(new Entry(result, null));
    return true;
  }

  /** Takes an input that must not be lost. */
  public void submit(Input input) {
    queue.add(new Entry(input, null));
  }

  /**
   * Takes an input and tells what came of it.
   *
   * @return the decision; its changes may not be durable yet. Never completed when the loop has
   *     stopped: wait with a limit
   */
  public CompletableFuture<Decision> ask(Input input) {
    CompletableFuture<Decision> answer = new CompletableFuture<>();
    queue.add(new Entry(input, answer));
    return answer;
  }

  /** How everything stood after one of the last inputs. */
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

  /** How many inputs were taken. */
  public long handled() {
    return handled.sum();
  }

  /** What the store last complained of; empty when it took what came. */
  public Optional<String> storeTrouble() {
    return committer.trouble();
  }

  /** Whether the loop lives. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Takes what waits, keeps a checkpoint, and stops; within 10 seconds in all. */
  @Override
  public void close() {
    stopping = true;
    queue.add(new Entry(new Ticked(), null));
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
      } catch (RuntimeException broken) {
        // A core that threw may be half changed, but one that stands still judges nothing at all.
        LOG.error("the core broke on an input and goes on with the next", broken);
      }
    }
    committer.commit(core.checkpoint());
    published = core.snapshot();
  }

  private void turn() throws InterruptedException {
    Entry entry = queue.poll(patience(), TimeUnit.MILLISECONDS);
    Instant now = clock.now();
    if (entry != null) {
      if (entry.input() instanceof ProbeReported) {
        room.release();
      }
      handle(entry, now);
    } else if (isDue(now)) {
      handle(new Entry(new Ticked(), null), now);
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
      handled.increment();
      if (!decision.events().isEmpty()) {
        events.accept(decision.events());
      }
      committer.commit(decision.changes(), decision.effects());
      if (entry.asker() != null) {
        published = core.snapshot();
        entry.asker().complete(decision);
      }
    } catch (RuntimeException broken) {
      if (entry.asker() != null) {
        entry.asker().completeExceptionally(broken);
      }
      throw broken;
    }
  }

  private boolean isDue(Instant now) {
    return core.nextDeadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
  }

  private long patience() {
    Instant now = clock.now();
    Instant next = core.nextDeadline().orElse(checkpointAt);
    Instant until = next.isBefore(checkpointAt) ? next : checkpointAt;
    // Rounded up: waking just before a deadline would only mean waking twice.
    long millis = Duration.between(now, until).plusNanos(999_999).toMillis();
    return Math.clamp(millis, 0, LONGEST_WAIT_MILLIS);
  }
}
