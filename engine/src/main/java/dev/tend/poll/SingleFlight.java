package dev.tend.poll;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Looks one after the other. Who asks while a look is under way gets the next one, for what he
 * means may have changed after that began; all who ask meanwhile get the same. Touched by the
 * poller's thread alone.
 */
final class SingleFlight {
  private final Supplier<CompletableFuture<Void>> begin;
  private boolean underWay;
  private Optional<CompletableFuture<Void>> next = Optional.empty();

  /**
   * Looks.
   *
   * @param begin begins one; what it gives is completed on the poller's thread
   */
  SingleFlight(Supplier<CompletableFuture<Void>> begin) {
    this.begin = begin;
  }

  /** Completed when a look that begins now or later has ended. */
  CompletableFuture<Void> look() {
    if (underWay) {
      if (next.isEmpty()) {
        next = Optional.of(new CompletableFuture<>());
      }
      return next.get();
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    go(done);
    return done;
  }

  private void go(CompletableFuture<Void> done) {
    underWay = true;
    var unused = begin.get().whenComplete((nothing, failed) -> ended(done));
  }

  private void ended(CompletableFuture<Void> done) {
    underWay = false;
    Optional<CompletableFuture<Void>> following = next;
    next = Optional.empty();
    following.ifPresent(this::go);
    done.complete(null);
  }
}
