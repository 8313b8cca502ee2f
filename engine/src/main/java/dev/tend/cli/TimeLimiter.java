package dev.tend.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for a file system that may never answer.
 *
 * @param limit how long
 */
record TimeLimiter(Duration limit) {
  /** As long as people wait. */
  static final TimeLimiter USUAL = new TimeLimiter(Duration.ofSeconds(20));

  /**
   * What a question comes to.
   *
   * @param where what may hang
   * @throws IOException if the question throws one, or is not answered in time; it may still be
   *     under way then
   */
  <T> T within(String where, Callable<T> question) throws IOException {
    FutureTask<T> task = new FutureTask<>(question);
    Thread.ofPlatform().name("tend-patience").daemon(true).start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException hangs) {
      throw new IOException(
          where
              + " did not answer within "
              + limit.toSeconds()
              + " s, and what was asked of it may still be done; look at its file system");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException told
          ? told
          : new IOException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + where, stop);
    }
  }
}
