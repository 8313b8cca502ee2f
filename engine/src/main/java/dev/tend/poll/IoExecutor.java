package dev.tend.poll;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Does work that may hang, such as on a share whose server is gone. */
public interface IoExecutor extends AutoCloseable {
  /**
   * Queues work, one piece after the other, and never waits.
   *
   * @param what the work in words that follow "while", for people
   * @param work what to do; may be interrupted, and its result is dropped, once it takes too long
   * @return its result; completed with what the work threw, or with a {@link IoTimeoutException}
   *     when it takes too long or is not started at all
   */
  default <T> CompletableFuture<T> send(String what, Callable<T> work) {
    return send(what, work, Optional.empty());
  }

  /**
   * The same for a caller that waits.
   *
   * @param within work that could not be started by then is not started at all, since a caller that
   *     got a refusal must not get the change later; empty: no limit
   */
  <T> CompletableFuture<T> send(String what, Callable<T> work, Optional<Duration> within);

  /** Takes no more work, and waits for none. */
  @Override
  void close();
}
