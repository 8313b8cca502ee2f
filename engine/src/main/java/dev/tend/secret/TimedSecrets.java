package dev.tend.secret;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks secrets up on a few platform threads of its own, within a time limit: a disk that hangs
 * must not hold the virtual threads of all probes.
 */
public final class TimedSecrets implements Secrets, AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 1_024;

  private final Secrets files;
  private final Duration timeout;
  private final ExecutorService threads;

  /**
   * These secrets.
   *
   * @param files where they are read
   * @param timeout how long one look-up may take
   */
  public TimedSecrets(Secrets files, Duration timeout) {
    this.files = files;
    this.timeout = timeout;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("tend-secret-", 0).daemon(true).factory());
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
  }

  @Override
  public String resolve(String reference) throws SecretUnavailableException {
    try {
      Future<String> found = threads.submit(() -> files.resolve(reference));
      return found.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SecretUnavailableException unavailable) {
        throw new SecretUnavailableException(String.valueOf(unavailable.getMessage()));
      }
      throw new IllegalStateException("the look-up of a secret failed", failed.getCause());
    } catch (TimeoutException | RejectedExecutionException stuck) {
      throw new SecretUnavailableException(
          "the directory of secrets has not answered within "
              + timeout.toMillis()
              + " ms; check its disk");
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
      throw new SecretUnavailableException("the look-up of a secret was abandoned");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
