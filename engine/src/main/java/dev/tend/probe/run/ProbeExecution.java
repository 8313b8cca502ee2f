package dev.tend.probe.run;

import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run. Whoever comes first reports it: the probe with its answer, or the deadline.
 *
 * <p>One that waits for a thread longer than it may run is refused; that says nothing about its
 * target. The deadline of the measurement counts from when that begins.
 */
final class ProbeExecution implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeExecution.class);

  /** How long after its deadline a run may still end by itself. */
  private static final long MARGIN_MILLIS = 250;

  private final ProbeRunner runner;
  private final ProbeRunner.Order order;
  private final ConcurrencyLimiter.Slot slot;
  private final Probe probe;
  private final CancellationScope scope = new CancellationScope();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private volatile @Nullable Future<?> watcher;
  private volatile Instant begunAt;
  private volatile long begunNanos;

  ProbeExecution(
      ProbeRunner runner, ProbeRunner.Order order, ConcurrencyLimiter.Slot slot, Probe probe) {
    this.runner = runner;
    this.order = order;
    this.slot = slot;
    this.probe = probe;
    this.begunAt = runner.clock().now();
    this.begunNanos = System.nanoTime();
  }

  ProbeRunner.Order order() {
    return order;
  }

  ConcurrencyLimiter.Slot slot() {
    return slot;
  }

  Probe probe() {
    return probe;
  }

  Instant begunAt() {
    return begunAt;
  }

  long begunNanos() {
    return begunNanos;
  }

  /** Calls this when the run has neither begun nor ended so long from now; or not ended. */
  private void watch(Runnable late) {
    Future<?> before = watcher;
    watcher =
        runner
            .deadlines()
            .schedule(late, timeout().toMillis() + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
    if (before != null) {
      before.cancel(false);
    }
    if (over.get()) {
      unwatch();
    }
  }

  /** Refuses it when no thread becomes free in time. */
  void await() {
    watch(
        () -> {
          boolean waits = probe.lane() == Probe.Lane.SOCKETS || runner.files().withdraw(this);
          if (waits && thread == null) {
            refuse("no thread became free for it within its timeout");
          }
        });
  }

  private Duration timeout() {
    return order.scheduled().definition().timeout();
  }

  void refuse(String why) {
    if (over.compareAndSet(false, true)) {
      unwatch();
      runner.refused(this, why);
    }
  }

  @Override
  public void run() {
    if (over.get()) {
      return;
    }
    thread = Thread.currentThread();
    begunAt = runner.clock().now();
    begunNanos = System.nanoTime();
    Deadline deadline = Deadline.in(timeout());
    watch(this::abandon);
    end(measure(deadline), false);
  }

  private Measurement measure(Deadline deadline) {
    try {
      Measurement measured =
          probe.measure(
              new ProbeRun(
                  order.scheduled().id(),
                  order.scheduled().definition().settings(),
                  deadline,
                  scope,
                  runner.secrets()));
      runner.quarantine().worked(order.scheduled().id());
      return measured;
    } catch (InterruptedException stopped) {
      return Measurement.inconclusive("AgentStops", "the run was interrupted");
    } catch (RuntimeException | Error broken) {
      // Whatever the agent itself lacks, memory included, says nothing about the target.
      LOG.warn("probe {} broke", order.scheduled().id(), broken);
      runner.quarantine().broke(order.scheduled().id(), System.nanoTime());
      return RejectedResults.poisoned(broken);
    }
  }

  private void abandon() {
    if (over.get()) {
      return;
    }
    end(Measurement.timedOut("not done within " + timeout().toMillis() + " ms; abandoned"), true);
    scope.abandon();
    Thread stuck = thread;
    if (stuck != null) {
      stuck.interrupt();
    }
  }

  private void end(Measurement measured, boolean abandoned) {
    if (over.compareAndSet(false, true)) {
      unwatch();
      long elapsed = Math.max(0, System.nanoTime() - begunNanos);
      runner.over(this, Duration.ofNanos(elapsed), measured, abandoned);
    }
  }

  private void unwatch() {
    Future<?> waiting = watcher;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}
