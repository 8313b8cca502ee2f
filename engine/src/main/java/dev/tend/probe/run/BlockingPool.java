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
 * way before new runs are refused.
 */
final class BlockingPool implements AutoCloseable {
  private static final int MOST_LOST = 32;

  private final int width;
  private final ThreadPoolExecutor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int active;

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
    return Math.max(0, threads.getActiveCount() - active);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
