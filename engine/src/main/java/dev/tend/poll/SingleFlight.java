package dev.tend.poll;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs polls one after the other. A request during a poll gets the next one, since what it is about
 * may have changed after the current one started; all requests meanwhile share it. Used only by the
 * poller's thread.
 */
final class SingleFlight {
  private final Supplier<CompletableFuture<Void>> poller;
  private boolean underWay;
  private Optional<CompletableFuture<Void>> next = Optional.empty();

  /**
   * An idle one.
   *
   * @param poller starts a poll; its result is completed on the poller's thread
   */
  SingleFlight(Supplier<CompletableFuture<Void>> poller) {
    this.poller = poller;
  }

  /** Completed when a poll that starts now or later has ended. */
  CompletableFuture<Void> poll() {
    if (underWay) {
      if (next.isEmpty()) {
        next = Optional.of(new CompletableFuture<>());
      }
      return next.get();
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    start(done);
    return done;
  }

  private void start(CompletableFuture<Void> done) {
    underWay = true;
    var unused = poller.get().whenComplete((nothing, failed) -> ended(done));
  }

  private void ended(CompletableFuture<Void> done) {
    underWay = false;
    Optional<CompletableFuture<Void>> following = next;
    next = Optional.empty();
    following.ifPresent(this::start);
    done.complete(null);
  }
}
