package dev.tend.loop;

import dev.tend.core.durable.Checkpoint;
import dev.tend.core.durable.DurableChange;
import dev.tend.core.effect.Effect;
import dev.tend.core.input.RecoveryInput;
import dev.tend.loop.Keeper.NotKeptException;
import java.time.Duration;
import java.util.ArrayList;
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
 * holds up nobody's judgement. What comes while it writes is written together next.
 *
 * <p>Changes that the store does not take are kept and tried again, the newest of each key; so what
 * waits is never more than the state itself. An intent that is not durable is answered so, and the
 * act does not begin; probing and paging go on without a store.
 */
final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final long RETRY_MILLIS = 1_000;

  private final Keeper keeper;
  private final EffectOutlet effects;
  private final Consumer<RecoveryInput> answers;
  private final Thread thread = new Thread(this::work, "tend-store");
  private final CountDownLatch done = new CountDownLatch(1);

  private final Map<String, DurableChange> arrived = new LinkedHashMap<>();
  private List<Effect> due = new ArrayList<>();
  private @Nullable Checkpoint checkpoint;
  private boolean stopping;
  private volatile Optional<String> trouble = Optional.empty();

  Committer(Keeper keeper, EffectOutlet effects, Consumer<RecoveryInput> answers) {
    this.keeper = keeper;
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
    changes.forEach(change -> arrived.put(change.key(), change));
    due.addAll(wanted);
    notifyAll();
  }

  synchronized void commit(Checkpoint newest) {
    checkpoint = newest;
    notifyAll();
  }

  /** What the store last complained of; empty when it took what came. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Writes what is there and stops; gives up after so long. */
  boolean stop(Duration patience) throws InterruptedException {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
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
        batch.effects().forEach(effect -> carryOut(effect, kept));
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
      List<DurableChange> changes,
      List<Effect> effects,
      Optional<Checkpoint> checkpoint,
      boolean last) {}

  /** What has come; with something left over from before, at the latest after a second. */
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
        new Batch(List.copyOf(arrived.values()), due, Optional.ofNullable(checkpoint), stopping);
    arrived.clear();
    due = new ArrayList<>();
    checkpoint = null;
    return batch;
  }

  private boolean keep(Map<String, DurableChange> pending, Optional<Checkpoint> newest) {
    try {
      if (!pending.isEmpty()) {
        keeper.keep(List.copyOf(pending.values()));
        pending.clear();
      }
      if (newest.isPresent()) {
        keeper.checkpoint(newest.get());
      }
      if (trouble.isPresent()) {
        LOG.info("the store takes changes again");
        trouble = Optional.empty();
      }
      return pending.isEmpty();
    } catch (NotKeptException | RuntimeException notKept) {
      String words = String.valueOf(notKept.getMessage());
      if (trouble.isEmpty()) {
        LOG.error(
            "the store does not take changes, and nothing is repaired until it does", notKept);
      }
      trouble = Optional.of(words);
      return pending.isEmpty();
    }
  }

  private void carryOut(Effect effect, boolean kept) {
    if (effect instanceof Effect.RecordIntent intent) {
      answers.accept(new RecoveryInput.IntentRecorded(intent.intent().instance(), kept));
      return;
    }
    try {
      effects.carryOut(effect);
    } catch (RuntimeException broken) {
      LOG.error("an effect could not be carried out: {}", effect, broken);
    }
  }
}
