package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls overrides at intervals, on request, and when the first of them ends; and owns what follows:
 * the definitions in effect. Its one thread never waits for a disk, a share or a command, only for
 * the core.
 *
 * <p>What was once known stays in use until something newer is known, over restarts too: the last
 * good set of the shared directory, however long that cannot be read, and the last version that the
 * command printed.
 */
public final class OverridePoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OverridePoller.class);
  private static final long LONGEST_WAIT_MILLIS = 30_000;
  private static final long PAUSE_MILLIS = 1_000;
  private static final long STOPPING_SECONDS = 2;

  private final PollerBootstrap pollerBootstrap;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::work, "tend-overrides");
  private volatile Optional<PollerLoop> pollerLoop = Optional.empty();
  private volatile boolean stopping;
  private volatile Optional<Broken> broken = Optional.empty();

  /** What broke, and when everything had last been read before. */
  private record Broken(String what, Optional<Instant> polledAt) {}

  private OverridePoller(PollerBootstrap pollerBootstrap) {
    this.pollerBootstrap = pollerBootstrap;
    thread.setDaemon(true);
  }

  /**
   * Reads what can be read at once: the local store, and what an earlier run kept there of the
   * shared directory and the version. The shared directory itself and the command are not waited
   * for.
   *
   * @param backends where overrides are kept
   * @param settings what is configured
   * @param declared the definitions without overrides
   * @param wall wall time
   * @return a poller that does nothing yet, and knows the definitions that the core starts with
   */
  public static OverridePoller begin(
      OverrideBackends backends,
      PollSettings settings,
      List<HealthSetDefinition> declared,
      Instant wall) {
    return new OverridePoller(PollerBootstrap.of(backends, settings, declared, wall));
  }

  /** The status; any thread may ask. */
  public PollStatus status() {
    return pollerLoop.map(PollerLoop::status).orElseGet(pollerBootstrap::status);
  }

  /** How long ago everything that is configured was last read; empty: not in this run. */
  public Optional<Duration> age() {
    return pollerLoop.flatMap(PollerLoop::age);
  }

  /** The definitions in effect, as far as the core has taken them; any thread may ask. */
  public EffectiveDefinitions effective() {
    return status().effective();
  }

  /** Why the poller itself does not work; empty when it does. */
  public Optional<String> trouble() {
    // It is over once a later poll has succeeded.
    return broken
        .filter(one -> one.polledAt().equals(status().polledAt()))
        .map(one -> "polling overrides failed: " + one.what() + "; the log says more");
  }

  /** Tells the core what is known, polls for the first time, and goes on by itself. */
  public void start(SteadyClock clock, CorePort core) {
    attach(clock, core);
    thread.start();
  }

  /** Answers requests while no agent runs: polls only on request, and writes nothing of its own. */
  public void startWithoutAgent(SteadyClock clock) {
    start(clock, CorePort.NONE);
  }

  /** The same without a thread: work waits for {@link #step}. */
  void attach(SteadyClock clock, CorePort core) {
    pollerLoop = Optional.of(new PollerLoop(pollerBootstrap, clock, core, tasks::add));
  }

  /** Does what is waiting and what is due, as the thread does. */
  void step() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    pollerLoop.ifPresent(PollerLoop::due);
  }

  /**
   * Polls everything now.
   *
   * @return the status once the result is applied, or polling has failed. Never completed when the
   *     poller has stopped: wait with a limit
   */
  public CompletableFuture<PollStatus> look() {
    return ask(PollerLoop::poll).thenApply(done -> status());
  }

  /**
   * Has {@link dev.tend.override.admin.OverrideService} add or remove an override, on a thread that
   * may wait for the store.
   *
   * @return its answer, once what it changed is applied; completed with what it threw, or with an
   *     {@link dev.tend.override.store.OverrideStoreException} if the store does not answer, which
   *     says whether it may have been done
   */
  public CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    return ask(on -> on.overrideQueries().change(change));
  }

  /** All known overrides. */
  public CompletableFuture<OverrideListing> list() {
    return ask(on -> on.overrideQueries().list());
  }

  /** The wall clock stepped: ends are checked again. */
  public void stepped() {
    var unused =
        ask(
            on -> {
              on.turn();
              return CompletableFuture.completedFuture(true);
            });
  }

  /**
   * Applies other definitions and settings; what is known of overrides stays. If the core does not
   * take them, nothing changes.
   *
   * @return why it did not; empty when it did. Never completed when the poller has stopped: wait
   *     with a limit, and cancel it then: what was not started is not done
   */
  public CompletableFuture<List<String>> declare(
      List<HealthSetDefinition> definitions, PollSettings settings) {
    return ask(on -> CompletableFuture.completedFuture(on.declare(definitions, settings)));
  }

  /** Stops within some seconds, whatever hangs; notes are kept if the disk answers. */
  @Override
  public void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    thread.interrupt();
    try {
      thread.join(STOPPING_SECONDS * 1_000);
      if (!thread.isAlive()) {
        pollerLoop.ifPresent(on -> finish(on.lastNotes()));
      }
      finish(pollerBootstrap.backends().close());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(CompletableFuture<?> work) {
    try {
      work.get(STOPPING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception unkept) {
      LOG.warn(
          "the local store of overrides was not closed properly: {}", ErrorMessages.of(unkept));
    }
  }

  private <T> CompletableFuture<T> ask(Function<PollerLoop, CompletableFuture<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    tasks.add(
        () -> {
          if (answer.isDone()) {
            // The caller has given up, and reports that it was not done.
            return;
          }
          try {
            hand(question.apply(pollerLoop.orElseThrow()), answer);
          } catch (RuntimeException | Error unexpected) {
            answer.completeExceptionally(unexpected);
            throw unexpected;
          }
        });
    return answer;
  }

  private static <T> void hand(CompletableFuture<T> from, CompletableFuture<T> to) {
    var unused =
        from.whenComplete(
            (result, failed) -> {
              if (failed == null) {
                to.complete(result);
              } else {
                to.completeExceptionally(failed);
              }
            });
  }

  private void work() {
    while (!stopping) {
      try {
        Runnable task = tasks.poll(patience(), TimeUnit.MILLISECONDS);
        if (task != null) {
          task.run();
        }
        pollerLoop.ifPresent(PollerLoop::due);
      } catch (InterruptedException ends) {
        return;
      } catch (RuntimeException | Error unexpected) {
        LOG.error("polling overrides failed unexpectedly and goes on", unexpected);
        broken = Optional.of(new Broken(unexpected.toString(), status().polledAt()));
        pause();
      }
    }
  }

  /** What failed once may fail again at once, and for ever. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long until something is due, in milliseconds. */
  long patience() {
    long millis = pollerLoop.map(on -> on.nextWait().plusNanos(999_999).toMillis()).orElse(0L);
    return Math.clamp(millis, 0, LONGEST_WAIT_MILLIS);
  }
}
