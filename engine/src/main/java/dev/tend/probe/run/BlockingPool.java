package dev.tend.probe.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few platform threads for what may get stuck in the kernel. A run that was abandoned gives its
 * place to the next one although its thread may never come back; only so many threads are lost that
 * way before new runs are refused. A run that is expected to get stuck takes no place at all, and
 * may not cost the last threads.
 */
final class BlockingPool implements AutoCloseable {
  private static final int MOST_LOST = 128;

  private final int width;
  private final ThreadPoolExecutor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int active;
  private int apart;

  BlockingPool(int width) {
    this.width = width;
    this.threads =
        new ThreadPoolExecutor(
            0,
            width + MOST_LOST,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "tend-probe");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs this as soon as a thread is free.
   *
   * @throws RejectedExecutionException if too many threads are lost
   */
  synchronized void execute(Runnable run) {
    if (active < width) {
      threads.execute(run);
      active++;
    } else {
      waiting.add(run);
    }
  }

  /**
   * Runs this now, beside all others.
   *
   * @throws RejectedExecutionException if so many threads are lost that others need the rest
   */
  synchronized void executeApart(Runnable run) {
    if (lost() + apart >= MOST_LOST / 2) {
      throw new RejectedExecutionException("too many threads are lost");
    }
    threads.execute(run);
    apart++;
  }

  /** A run apart is over or abandoned. To be called once for each. */
  synchronized void releaseApart() {
    apart--;
  }

  /** A run is over or abandoned: its place is free. To be called once for each run. */
  synchronized void release() {
    Runnable next = waiting.poll();
    if (next == null) {
      active--;
      return;
    }
    try {
      threads.execute(next);
    } catch (RejectedExecutionException lost) {
      active--;
      waiting.add(next);
    }
  }

  /** Takes back a run that has not begun. */
  synchronized boolean withdraw(Runnable run) {
    return waiting.remove(run);
  }

  /** How many threads are stuck in runs that were abandoned. */
  synchronized int lost() {
    return Math.max(0, threads.getActiveCount() - active - apart);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
