package dev.tend.poll;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Does work at once, where it is asked for: nothing hangs here. */
final class Inline implements IoExecutor {
  @Override
  public <T> CompletableFuture<T> send(String what, Callable<T> work, Optional<Duration> within) {
    try {
      return CompletableFuture.completedFuture(work.call());
    } catch (Exception failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  @Override
  public void close() {
    // There is nothing to end.
  }
}
