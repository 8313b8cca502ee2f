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
 * Where exchanges run: each on a virtual thread of its own, so that one whose client is slow holds
 * up nobody; no more than so many at once; and each with a deadline, at which its thread is
 * interrupted, which closes its connection.
 */
final class RequestExecutor implements Executor, AutoCloseable {
  private final Semaphore places;
  private final Duration patience;
  private final ScheduledThreadPoolExecutor deadlines;
  private final Map<Thread, Future<?>> running = new ConcurrentHashMap<>();

  /**
   * Exchanges.
   *
   * @param most how many at once
   * @param patience how long one may take, unless it asks for more
   */
  RequestExecutor(int most, Duration patience) {
    places = new Semaphore(most);
    this.patience = patience;
    deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("tend-api-deadlines").daemon().factory());
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** Runs an exchange; the HTTP server closes the connection of one that is refused. */
  @Override
  public void execute(Runnable exchange) {
    if (!places.tryAcquire()) {
      throw new RejectedExecutionException("too many requests at once");
    }
    Thread.ofVirtual()
        .name("tend-api")
        .start(
            () -> {
              try {
                grant(patience);
                exchange.run();
              } finally {
                Future<?> deadline = running.remove(Thread.currentThread());
                if (deadline != null) {
                  deadline.cancel(false);
                }
                places.release();
              }
            });
  }

  /** The exchange of this thread may take so long from now, plus the usual time. */
  void extend(Duration wait) {
    grant(wait.plus(patience));
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
