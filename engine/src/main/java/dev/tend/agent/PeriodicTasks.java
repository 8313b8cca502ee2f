package dev.tend.agent;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round again and may touch files or start programs; one thread for each chore. */
final class PeriodicTasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

  private final ScheduledExecutorService threads;

  /** A chore; what it throws is logged, and it comes round again. */
  interface Chore {
    void run() throws InterruptedException;
  }

  PeriodicTasks(int atOnce, String name) {
    threads =
        Executors.newScheduledThreadPool(
            atOnce, Thread.ofPlatform().name(name, 0).daemon(true).factory());
  }

  /** Does this now, and again so long after each end. */
  void every(Duration pause, String what, Chore chore) {
    var unused =
        threads.scheduleWithFixedDelay(
            () -> run(what, chore), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does this once. */
  void once(Duration delay, String what, Chore chore) {
    var unused = threads.schedule(() -> run(what, chore), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static void run(String what, Chore chore) {
    try {
      chore.run();
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      LOG.error("{} broke and is tried again", what, broken);
    }
  }
}
