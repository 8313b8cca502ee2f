package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.secret.Secrets;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs probes. Each run has one deadline for the whole of it; one that is not over shortly after is
 * abandoned: what it opened is closed, its thread interrupted, its late answer thrown away. Safe
 * for use by many threads.
 */
public final class ProbeRunner implements AutoCloseable {
  private final Map<String, Probe> byType = new HashMap<>();
  private final SteadyClock clock;
  private final Secrets secrets;
  private final ResultSink sink;
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
   * @param sink who is told the results
   */
  public ProbeRunner(
      Collection<Probe> probes,
      Limits limits,
      SteadyClock clock,
      Secrets secrets,
      ResultSink sink) {
    probes.forEach(probe -> byType.put(probe.type(), probe));
    this.clock = clock;
    this.secrets = secrets;
    this.sink = sink;
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
   * Rejected} at once.
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
      report(order, Duration.ZERO, RejectedResults.rejected(refused.get()), late);
      return;
    }
    long now = System.nanoTime();
    if (quarantine.holds(scheduled.id(), now)) {
      limiter.leave(slot);
      report(order, Duration.ZERO, RejectedResults.quarantined(), late);
      return;
    }
    Probe probe = byType.get(scheduled.definition().type().name());
    if (probe == null) {
      limiter.leave(slot);
      report(order, Duration.ZERO, RejectedResults.unknown(scheduled), late);
      return;
    }
    begin(new ProbeExecution(this, order, slot, probe));
  }

  /** Runs a probe because its time has come. */
  public void scheduled(ScheduledProbe probe, Duration late) {
    run(probe, Trigger.SCHEDULED, late);
  }

  private void begin(ProbeExecution execution) {
    try {
      switch (execution.probe().lane()) {
        case SOCKETS -> {
          // Also for these: a probe that never lets its carrier go keeps others from beginning.
          execution.await();
          sockets.execute(execution);
        }
        case FILES -> {
          execution.await();
          files.execute(execution);
        }
      }
    } catch (RejectedExecutionException noThread) {
      execution.refuse("too many threads are stuck in runs that were abandoned");
    }
  }

  /** What was asked for. */
  record Order(ScheduledProbe scheduled, Trigger trigger, Instant due) {}

  /** A run is over, in one way or another. Called once for each run. */
  void over(
      ProbeExecution execution, Duration elapsed, Measurement measured, boolean wasAbandoned) {
    limiter.leave(execution.slot());
    if (execution.probe().lane() == Probe.Lane.FILES) {
      files.release();
    }
    if (wasAbandoned) {
      abandoned.incrementAndGet();
    }
    Measurement judged =
        stalls.stalledSince(execution.begunNanos())
            ? Measurement.inconclusive(
                ErrorClass.AGENT_STALLED, "the agent itself stood still during this run")
            : measured;
    Duration late = Duration.between(execution.order().due(), execution.begunAt());
    report(execution.order(), elapsed, judged, late.isNegative() ? Duration.ZERO : late);
  }

  /** A run never began. */
  void refused(ProbeExecution execution, String why) {
    limiter.leave(execution.slot());
    report(execution.order(), Duration.ZERO, RejectedResults.rejected(why), Duration.ZERO);
  }

  private void report(Order order, Duration elapsed, Measurement measured, Duration late) {
    Measurement bounded = ResultTruncation.of(measured);
    sink.accept(
        order.scheduled(),
        new ProbeReported(
            order.scheduled().id(),
            order.trigger(),
            order.due().plus(late),
            elapsed,
            bounded.outcome(),
            bounded.errorClass(),
            bounded.message(),
            bounded.sample(),
            Optional.empty(),
            bounded.phase(),
            bounded.metrics()),
        late);
  }

  Secrets secrets() {
    return secrets;
  }

  SteadyClock clock() {
    return clock;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  ScheduledThreadPoolExecutor deadlines() {
    return deadlines;
  }

  BlockingPool files() {
    return files;
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
    return files.lost();
  }

  /** How many times the agent itself stood still. */
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
}
