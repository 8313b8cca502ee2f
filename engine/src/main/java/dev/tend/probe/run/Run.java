package dev.tend.probe.run;

import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.time.Abandonment;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run. Whoever comes first reports it: the probe with its answer, or the deadline.
 *
 * <p>The deadline counts from when the run was asked for, so that one which waits for a thread is
 * not waited for longer than its definition says.
 */
final class Run implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  /** How long after its deadline a run may still end by itself. */
  private static final long MARGIN_MILLIS = 250;

  private final ProbeRunner runner;
  private final ProbeRunner.Order order;
  private final Admission.Slot slot;
  private final Probe probe;
  private final Deadline deadline;
  private final Abandonment abandonment = new Abandonment();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private volatile @Nullable Future<?> watcher;
  private volatile Instant begunAt;
  private volatile long begunNanos;

  Run(ProbeRunner runner, ProbeRunner.Order order, Admission.Slot slot, Probe probe) {
    this.runner = runner;
    this.order = order;
    this.slot = slot;
    this.probe = probe;
    this.deadline = Deadline.in(order.scheduled().definition().timeout());
    this.begunAt = runner.clock().now();
    this.begunNanos = System.nanoTime();
  }

  ProbeRunner.Order order() {
    return order;
  }

  Admission.Slot slot() {
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

  /** Abandons it when it is not over in time. */
  void watch(ScheduledThreadPoolExecutor deadlines) {
    if (!over.get()) {
      watcher =
          deadlines.schedule(
              this::abandon, deadline.remainingMillis() + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
      if (over.get()) {
        unwatch();
      }
    }
  }

  void refuse(String why) {
    if (over.compareAndSet(false, true)) {
      runner.refused(this, why);
    }
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    begunAt = runner.clock().now();
    begunNanos = System.nanoTime();
    if (!over.get()) {
      end(measure(), false);
    }
  }

  private Measurement measure() {
    try {
      Measurement measured =
          probe.measure(
              new ProbeRun(
                  order.scheduled().id(),
                  order.scheduled().definition().settings(),
                  deadline,
                  abandonment,
                  runner.secrets()));
      runner.quarantine().worked(order.scheduled().id());
      return measured;
    } catch (InterruptedException stopped) {
      return Measurement.inconclusive("AgentStops", "the run was interrupted");
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      LOG.warn("probe {} broke", order.scheduled().id(), broken);
      runner.quarantine().broke(order.scheduled().id(), System.nanoTime());
      return Refusals.poisoned(broken);
    }
  }

  private void abandon() {
    if (over.get()) {
      return;
    }
    if (probe.lane() == Probe.Lane.FILES && runner.files().withdraw(this)) {
      refuse("no thread became free before its deadline");
      return;
    }
    Duration timeout = order.scheduled().definition().timeout();
    end(Measurement.timedOut("not done within " + timeout.toMillis() + " ms; abandoned"), true);
    abandonment.abandon();
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
