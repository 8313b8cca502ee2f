package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.run.ResultReporter.Order;
import dev.tend.secret.Secrets;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs probes. Each run has one deadline for the whole of it; one that is not over shortly after is
 * abandoned: what it opened is closed, its thread interrupted, its late answer thrown away. Safe
 * for use by many threads.
 */
public final class ProbeRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);

  /** How long after its deadline a run may still end by itself. */
  private static final long MARGIN_MILLIS = 250;

  /** How long a run that was cut off may take to end before it counts as one that hangs. */
  private static final long CUT_OFF_MILLIS = 2_000;

  private final Map<String, Probe> byType = new HashMap<>();
  private final SteadyClock clock;
  private final Secrets secrets;
  private final ResultSink sink;
  private final ResultReporter results;
  private final StallDetector stalls = StallDetector.start();
  private final Quarantine quarantine = new Quarantine();
  private final ConcurrencyLimiter limiter;
  private final BlockingPool files;
  private final ExecutorService sockets =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("tend-probe-", 0).factory());
  private final ScheduledThreadPoolExecutor deadlines;
  private final AtomicLong abandoned = new AtomicLong();

  /**
   * A runner.
   *
   * @param probes one for each type
   * @param limits how many run at the same time
   * @param clock the agent's clock
   * @param secrets where secrets are looked up
   * @param sink who gets the results
   */
  public ProbeRunner(
      Collection<Probe> probes,
      ConcurrencyLimits limits,
      SteadyClock clock,
      Secrets secrets,
      ResultSink sink) {
    probes.forEach(probe -> byType.put(probe.type(), probe));
    this.clock = clock;
    this.secrets = secrets;
    this.sink = sink;
    this.results = new ResultReporter(sink);
    this.limiter = new ConcurrencyLimiter(limits);
    this.files = new BlockingPool(limits.files());
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "tend-deadline");
              thread.setDaemon(true);
              return thread;
            });
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /**
   * Runs a probe now, on a thread of its own. One for which there is no room gets the result {@code
   * Rejected} at once; one that broke or hung again and again is left alone for a while and gets
   * {@code Quarantined}, unless a person invokes it.
   *
   * @param scheduled the probe
   * @param trigger why it runs
   * @param late how long after its time this is
   */
  public void run(ScheduledProbe scheduled, Trigger trigger, Duration late) {
    ConcurrencyLimiter.Slot slot = new ConcurrencyLimiter.Slot(scheduled.id(), trigger);
    Optional<String> refused = limiter.enter(slot);
    Order order = new Order(scheduled, trigger, clock.now().minus(late));
    if (refused.isPresent()) {
      results.report(order, Duration.ZERO, rejected(refused.get()), late);
      return;
    }
    String type = scheduled.definition().type().name();
    Probe probe = byType.get(type);
    Optional<IsolatedProbe> isolated =
        trigger == Trigger.INVOKED ? Optional.empty() : quarantine.holds(scheduled, clock.now());
    if (isolated.isPresent()) {
      limiter.leave(slot);
      results.report(order, Duration.ZERO, quarantined(isolated.get()), late);
    } else if (probe == null) {
      limiter.leave(slot);
      String why = "this agent cannot run probes of type " + type;
      results.report(order, Duration.ZERO, Measurement.cannot(why), late);
    } else {
      new Execution(order, slot, probe).begin();
    }
  }

  /** Runs a probe because its time has come. */
  public void scheduled(ScheduledProbe probe, Duration late) {
    run(probe, Trigger.SCHEDULED, late);
  }

  private Measurement quarantined(IsolatedProbe isolated) {
    return Measurement.of(
        Outcome.QUARANTINED,
        isolated.hangs() ? "ProbeHangs" : "ProbeBroken",
        isolated.words(clock.offset()));
  }

  private static Measurement rejected(String why) {
    return Measurement.of(Outcome.REJECTED, "Overload", why);
  }

  /** How many probes run now. */
  public int running() {
    return limiter.running();
  }

  /** How many runs were abandoned because they did not end by themselves. */
  public long abandoned() {
    return abandoned.get();
  }

  /** How many threads are stuck in runs that were abandoned. */
  public int lostThreads() {
    return quarantine.stuck();
  }

  /** The probes in quarantine, by name. */
  public List<IsolatedProbe> quarantined() {
    return quarantine.list();
  }

  /** Only these are scheduled from now on: nothing more is said of others. */
  public void scheduling(Set<ItemId> probes) {
    quarantine.keep(probes);
  }

  /** How many times the agent itself stalled. */
  public long stalls() {
    return stalls.stalls();
  }

  /** Stops: whatever runs is interrupted, and its result not reported as the target's failure. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    sockets.shutdownNow();
    files.close();
    stalls.close();
  }

  /**
   * One run. Whoever comes first reports it: the probe with its answer, or the deadline.
   *
   * <p>One that waits for a thread longer than it may run is refused; that says nothing about its
   * target. The deadline of the measurement counts from when that begins.
   */
  private final class Execution implements Runnable {
    private final Order order;
    private final ConcurrencyLimiter.Slot slot;
    private final Probe probe;
    private final CancellationScope scope = new CancellationScope();
    private final AtomicBoolean over = new AtomicBoolean();
    private final boolean apart;
    private boolean hangs;
    private boolean returned;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Future<?> watcher;
    private volatile Instant begunAt = clock.now();
    private volatile long begunNanos = System.nanoTime();

    Execution(Order order, ConcurrencyLimiter.Slot slot, Probe probe) {
      this.order = order;
      this.slot = slot;
      this.probe = probe;
      this.apart = quarantine.mayHang(order.scheduled().id());
    }

    void begin() {
      try {
        // Also for sockets: a probe that never lets its carrier go keeps others from beginning.
        watch(this::refuseWaiting);
        if (apart) {
          files.executeApart(this);
        } else if (probe.lane() == Probe.Lane.FILES) {
          files.execute(this);
        } else {
          sockets.execute(this);
        }
      } catch (RejectedExecutionException noThread) {
        refuse("too many threads are stuck in runs that were abandoned", false);
      }
    }

    /** Calls this when the run has neither begun nor ended so long from now; or not ended. */
    private void watch(Runnable late) {
      Future<?> before = watcher;
      watcher =
          deadlines.schedule(late, timeout().toMillis() + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
      if (before != null) {
        before.cancel(false);
      }
      if (over.get()) {
        unwatch();
      }
    }

    /** No thread became free in time. */
    private void refuseWaiting() {
      boolean waits = apart || probe.lane() == Probe.Lane.SOCKETS || files.withdraw(this);
      if (waits && thread == null) {
        refuse("no thread became free for it within its timeout", apart);
      }
    }

    private Duration timeout() {
      return order.scheduled().definition().timeout();
    }

    private void refuse(String why, boolean takenApart) {
      if (over.compareAndSet(false, true)) {
        unwatch();
        limiter.leave(slot);
        if (takenApart) {
          files.releaseApart();
        }
        results.report(order, Duration.ZERO, rejected(why), Duration.ZERO);
      }
    }

    @Override
    public void run() {
      if (over.get()) {
        return;
      }
      thread = Thread.currentThread();
      begunAt = clock.now();
      begunNanos = System.nanoTime();
      Deadline deadline = Deadline.in(timeout());
      watch(this::abandon);
      Measurement measured = measure(deadline);
      returned(measured.outcome() != Outcome.POISONED);
      end(measured, false);
    }

    private synchronized void returned(boolean whole) {
      returned = true;
      if (hangs) {
        quarantine.released(order.scheduled().id(), clock.now());
      } else if (whole) {
        quarantine.worked(order.scheduled());
      }
    }

    private Measurement measure(Deadline deadline) {
      try {
        return probe
            .method()
            .measure(
                new ProbeRun(
                    order.scheduled().id(),
                    order.scheduled().definition().settings(),
                    deadline,
                    scope,
                    secrets,
                    new FoundEvents(order.scheduled(), sink, clock)));
      } catch (InterruptedException stopped) {
        return Measurement.inconclusive("AgentStops", "the run was interrupted");
      } catch (RuntimeException | Error broken) {
        // Whatever the agent itself lacks, memory included, says nothing about the target.
        LOG.warn("probe {} broke", order.scheduled().id(), broken);
        if (counts()) {
          quarantine.broke(order.scheduled(), broken.toString(), clock.now());
        }
        return Measurement.of(Outcome.POISONED, "ProbeBroken", "the probe itself broke: " + broken);
      }
    }

    private void abandon() {
      if (over.get()) {
        return;
      }
      end(Measurement.timedOut("not done within " + timeout().toMillis() + " ms; abandoned"), true);
      scope.abandon();
      interrupt();
      watcher = deadlines.schedule(this::judgeCutOff, CUT_OFF_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Not when the thread may already do something else. */
    private synchronized void interrupt() {
      Thread stuck = thread;
      if (stuck != null && !returned) {
        stuck.interrupt();
      }
    }

    private synchronized void judgeCutOff() {
      if (!returned) {
        hangs = true;
        LOG.warn("probe {} does not end although it was cut off", order.scheduled().id());
        boolean own = counts() && !stalls.stalledSince(begunNanos);
        String reason = "not done within " + timeout().toMillis() + " ms";
        quarantine.hangs(order.scheduled(), own, reason, clock.now());
      }
    }

    /** What a person tries out, perhaps with other values, is no reason to leave it alone. */
    private boolean counts() {
      return order.trigger() != Trigger.INVOKED;
    }

    private void end(Measurement measured, boolean wasAbandoned) {
      if (over.compareAndSet(false, true)) {
        unwatch();
        long elapsed = Math.max(0, System.nanoTime() - begunNanos);
        over(Duration.ofNanos(elapsed), measured, wasAbandoned);
      }
    }

    private void over(Duration elapsed, Measurement measured, boolean wasAbandoned) {
      limiter.leave(slot);
      if (apart) {
        files.releaseApart();
      } else if (probe.lane() == Probe.Lane.FILES) {
        files.release();
      }
      if (wasAbandoned) {
        abandoned.incrementAndGet();
      }
      Measurement judged =
          stalls.stalledSince(begunNanos)
              ? Measurement.inconclusive(
                  ErrorClass.AGENT_STALLED, "the agent itself stalled during this run")
              : measured;
      Duration late = Duration.between(order.due(), begunAt);
      results.report(order, elapsed, judged, late.isNegative() ? Duration.ZERO : late);
    }

    private void unwatch() {
      Future<?> waiting = watcher;
      if (waiting != null) {
        waiting.cancel(false);
      }
    }
  }
}
