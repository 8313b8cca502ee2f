package dev.tend.agent;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recurring work that may touch files or start programs. */
final class PeriodicTasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

  private final ScheduledExecutorService threads;

  /** One task; what it throws is logged, and it recurs all the same. */
  interface Task {
    void run() throws InterruptedException;
  }

  PeriodicTasks(int atOnce, String name) {
    threads =
        Executors.newScheduledThreadPool(
            atOnce, Thread.ofPlatform().name(name, 0).daemon(true).factory());
  }

  /** Does this now, and again so long after each end. */
  void every(Duration pause, String what, Task task) {
    var unused =
        threads.scheduleWithFixedDelay(
            () -> run(what, task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does this once. */
  void once(Duration delay, String what, Task task) {
    var unused = threads.schedule(() -> run(what, task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static void run(String what, Task task) {
    try {
      task.run();
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      LOG.error("{} failed unexpectedly and is tried again", what, broken);
    }
  }
}
