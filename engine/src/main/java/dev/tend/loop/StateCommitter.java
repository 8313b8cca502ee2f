package dev.tend.loop;

import dev.tend.core.effect.Effect;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.loop.StateSink.NotKeptException;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes durable and then carries out effects, on a thread of its own, so that a slow disk
 * does not delay judging. What arrives while it writes is written together next.
 *
 * <p>Changes that the store does not take are kept and tried again, the newest of each key; so what
 * waits is never more than the state itself. An intent that is not durable is answered as not kept,
 * and the action does not start; probing and paging go on without a store.
 *
 * <p>A store that hangs counts as failed: {@link #flushPages} sends pages meanwhile, and an action
 * that had to wait for it is not started, since the reasons for it are out of date.
 */
final class StateCommitter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateCommitter.class);
  private static final long RETRY_MILLIS = 1_000;

  /** How long the store may take before it counts as hanging. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SteadyClock clock;
  private final StateSink sink;
  private final Consumer<Effect> effects;
  private final Consumer<RecoveryInput> answers;
  private final Thread thread = new Thread(this::work, "tend-store");
  private final CountDownLatch done = new CountDownLatch(1);

  private final Map<String, DurableChange> arrived = new LinkedHashMap<>();
  private List<Wanted> due = new ArrayList<>();

  /** What is carried out once the current write is durable. */
  private final Deque<Wanted> carrying = new ArrayDeque<>();

  private Optional<Instant> askedAt = Optional.empty();
  private @Nullable Checkpoint checkpoint;
  private boolean stopping;
  private volatile Optional<String> trouble = Optional.empty();

  /** A waiting effect, or a callback for when the store has been asked. */
  private record Wanted(@Nullable Effect effect, @Nullable Runnable callback, Instant since) {}

  StateCommitter(
      SteadyClock clock,
      StateSink sink,
      Consumer<Effect> effects,
      Consumer<RecoveryInput> answers) {
    this.clock = clock;
    this.sink = sink;
    this.effects = effects;
    this.answers = answers;
    thread.setDaemon(true);
  }

  /** Takes the first changes and effects, and keeps them before it returns, if the store works. */
  void begin(List<DurableChange> changes, List<Effect> wanted) {
    Map<String, DurableChange> first = new LinkedHashMap<>();
    changes.forEach(change -> first.put(change.key(), change));
    keep(first, Optional.empty());
    commit(List.copyOf(first.values()), wanted);
  }

  void start() {
    thread.start();
  }

  /** Takes the changes and effects of one decision. */
  synchronized void commit(List<DurableChange> changes, List<Effect> wanted) {
    if (changes.isEmpty() && wanted.isEmpty()) {
      return;
    }
    Instant now = clock.now();
    changes.forEach(change -> arrived.put(change.key(), change));
    wanted.forEach(effect -> due.add(new Wanted(effect, null, now)));
    notifyAll();
  }

  /** Runs this when the store has been asked to keep all that came before, and answered. */
  synchronized void afterwards(Runnable callback) {
    due.add(new Wanted(null, callback, clock.now()));
    notifyAll();
  }

  synchronized void commit(Checkpoint newest) {
    checkpoint = newest;
    notifyAll();
  }

  /** What is wrong with the store, or that it hangs; empty when it works. */
  Optional<String> trouble() {
    Optional<Instant> since = hangingSince();
    return since.isPresent()
        ? Optional.of("the store has not answered since " + since.get() + "; check its disk")
        : trouble;
  }

  private synchronized Optional<Instant> hangingSince() {
    return askedAt.filter(since -> since.plus(TIMEOUT).isBefore(clock.now()));
  }

  /** Sends pages without waiting any longer, if the store hangs. For any thread. */
  void flushPages() {
    if (hangingSince().isEmpty()) {
      return;
    }
    List<Effect> pages = new ArrayList<>();
    synchronized (this) {
      takePages(carrying.iterator(), pages);
      takePages(due.iterator(), pages);
    }
    if (!pages.isEmpty()) {
      LOG.error("the store hangs; {} pages are sent before they are durable", pages.size());
      pages.forEach(this::passOn);
    }
  }

  private static void takePages(Iterator<Wanted> waiting, List<Effect> pages) {
    while (waiting.hasNext()) {
      if (waiting.next().effect() instanceof Effect.SendPage page) {
        waiting.remove();
        pages.add(page);
      }
    }
  }

  /** Writes what is waiting and stops; gives up after a time. */
  boolean stop(Duration timeout) throws InterruptedException {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    return done.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void work() {
    try {
      Map<String, DurableChange> pending = new LinkedHashMap<>();
      while (true) {
        Batch batch = take(!pending.isEmpty());
        batch.changes().forEach(change -> pending.put(change.key(), change));
        boolean kept = keep(pending, batch.checkpoint());
        for (var next = next(); next.isPresent(); next = next()) {
          carryOut(next.get(), kept);
        }
        if (batch.last()) {
          return;
        }
      }
    } catch (InterruptedException ends) {
      LOG.debug("the store thread was interrupted");
    } finally {
      done.countDown();
    }
  }

  private record Batch(
      List<DurableChange> changes, Optional<Checkpoint> checkpoint, boolean last) {}

  /** What has arrived; if something is left over from before, at the latest after a second. */
  private synchronized Batch take(boolean again) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
    while (arrived.isEmpty() && due.isEmpty() && checkpoint == null && !stopping) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (again && left <= 0) {
        break;
      }
      wait(again ? left : 0);
    }
    Batch batch =
        new Batch(List.copyOf(arrived.values()), Optional.ofNullable(checkpoint), stopping);
    arrived.clear();
    carrying.addAll(due);
    due = new ArrayList<>();
    checkpoint = null;
    return batch;
  }

  private synchronized Optional<Wanted> next() {
    return Optional.ofNullable(carrying.poll());
  }

  private synchronized void asking(boolean now) {
    askedAt = now ? Optional.of(clock.now()) : Optional.empty();
  }

  private boolean keep(Map<String, DurableChange> pending, Optional<Checkpoint> newest) {
    asking(true);
    try {
      if (!pending.isEmpty()) {
        sink.keep(List.copyOf(pending.values()));
        pending.clear();
      }
      if (newest.isPresent()) {
        sink.checkpoint(newest.get());
      }
      if (trouble.isPresent()) {
        LOG.info("the store takes changes again");
        trouble = Optional.empty();
      }
    } catch (NotKeptException notKept) {
      if (trouble.isEmpty()) {
        LOG.error("nothing is repaired until changes are kept again: {}", notKept.getMessage());
      }
      trouble = Optional.of(String.valueOf(notKept.getMessage()));
    } catch (RuntimeException | Error broken) {
      LOG.error("nothing is repaired until changes are kept again: the store failed", broken);
      trouble = Optional.of("the store failed: " + broken);
    } finally {
      asking(false);
    }
    return pending.isEmpty();
  }

  private void carryOut(Wanted wanted, boolean kept) {
    Effect effect = wanted.effect();
    if (wanted.callback() != null) {
      wanted.callback().run();
    } else if (effect instanceof Effect.RecordIntent intent) {
      answers.accept(new RecoveryInput.IntentRecorded(intent.intent().instance(), kept));
    } else if (effect instanceof Effect.BeginRecovery begin
        && wanted.since().plus(TIMEOUT).isBefore(clock.now())) {
      notStarted(begin, "it had to wait for the store, and the reasons for it are out of date");
    } else if (effect != null) {
      passOn(effect);
    }
  }

  private void passOn(Effect effect) {
    try {
      effects.accept(effect);
    } catch (RuntimeException | Error broken) {
      LOG.error("{} could not be carried out", effect.getClass().getSimpleName(), broken);
      if (effect instanceof Effect.BeginRecovery begin) {
        notStarted(begin, "it could not be started: " + broken);
      } else if (effect instanceof Effect.CollectEvidence collect) {
        answers.accept(
            new RecoveryInput.EvidenceCollected(
                collect.intent().instance(), "", "it could not be started: " + broken));
      }
    }
  }

  private void notStarted(Effect.BeginRecovery begin, String why) {
    answers.accept(
        new RecoveryInput.RecoveryEnded(
            begin.intent().instance(), RecoveryInput.Result.FAILED, "not started: " + why));
  }
}
