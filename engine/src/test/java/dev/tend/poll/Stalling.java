package dev.tend.poll;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Does work at once until it stalls; what is asked for then is never done. */
final class Stalling implements IoExecutor {
  private final IoExecutor inline = new Inline();
  private boolean stalled;

  void stall() {
    stalled = true;
  }

  @Override
  public <T> CompletableFuture<T> send(String what, Callable<T> work, Optional<Duration> within) {
    return stalled ? new CompletableFuture<>() : inline.send(what, work, within);
  }

  @Override
  public void close() {
    // There is nothing to end.
  }
}
