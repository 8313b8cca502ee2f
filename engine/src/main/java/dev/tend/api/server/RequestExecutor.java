package dev.tend.api.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs exchanges: each on a virtual thread of its own, so that a slow client holds up nobody; only
 * so many at once; and each with a deadline, at which its thread is interrupted, which closes its
 * connection.
 */
final class RequestExecutor implements Executor, AutoCloseable {
  private final Semaphore permits;
  private final Duration timeout;
  private final ScheduledThreadPoolExecutor deadlines;
  private final Map<Thread, Future<?>> running = new ConcurrentHashMap<>();

  /**
   * An idle one.
   *
   * @param most how many at once
   * @param timeout how long one may take, unless it asks for more
   */
  RequestExecutor(int most, Duration timeout) {
    permits = new Semaphore(most);
    this.timeout = timeout;
    deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("tend-api-deadlines").daemon().factory());
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** Runs an exchange; the HTTP server closes the connection of one that is refused. */
  @Override
  public void execute(Runnable exchange) {
    if (!permits.tryAcquire()) {
      throw new RejectedExecutionException("too many requests at once");
    }
    Thread.ofVirtual()
        .name("tend-api")
        .start(
            () -> {
              try {
                grant(timeout);
                exchange.run();
              } finally {
                Future<?> deadline = running.remove(Thread.currentThread());
                if (deadline != null) {
                  deadline.cancel(false);
                }
                permits.release();
              }
            });
  }

  /** The exchange of this thread may take so long from now, plus the usual time. */
  void extend(Duration wait) {
    grant(wait.plus(timeout));
  }

  private void grant(Duration time) {
    Thread thread = Thread.currentThread();
    Future<?> before =
        running.put(
            thread, deadlines.schedule(thread::interrupt, time.toMillis(), TimeUnit.MILLISECONDS));
    if (before != null) {
      before.cancel(false);
    }
  }

  /** Ends all exchanges. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    running.keySet().forEach(Thread::interrupt);
  }
}
