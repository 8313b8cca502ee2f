package dev.tend.agent;

import dev.tend.api.OverrideOperations;
import dev.tend.override.OverrideScope;
import dev.tend.override.desk.OverrideAnswer;
import dev.tend.override.desk.OverrideListing;
import dev.tend.override.desk.OverrideRemoval;
import dev.tend.override.desk.OverrideRequest;
import dev.tend.override.desk.SignedOverride;
import dev.tend.override.store.OverrideStoreException;
import dev.tend.poll.HangsException;
import dev.tend.poll.OverridePoller;
import dev.tend.time.SteadyClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What people ask about overrides, handed to the poller, which looks at once what came of it. */
final class OverrideRequests implements OverrideOperations {
  private final OverridePoller poller;
  private final SteadyClock clock;
  private final TargetsHere targets;

  OverrideRequests(OverridePoller poller, SteadyClock clock, TargetsHere targets) {
    this.poller = poller;
    this.clock = clock;
    this.targets = targets;
  }

  @Override
  public CompletableFuture<OverrideListing> list() {
    return poller
        .seen()
        .thenApply(seen -> OverrideListing.of(seen.grounds(), seen.sighting(), clock.wall()));
  }

  @Override
  public CompletableFuture<OverrideAnswer> add(OverrideRequest request) {
    return operate(request.scope(), (desk, grounds) -> desk.add(request, grounds, clock.wall()))
        .thenApply(targets::remarkedOn);
  }

  @Override
  public CompletableFuture<OverrideAnswer> add(SignedOverride signed) {
    return operate(OverrideScope.GLOBAL, (desk, grounds) -> desk.add(signed, grounds, clock.wall()))
        .thenApply(targets::remarkedOn);
  }

  @Override
  public CompletableFuture<OverrideAnswer> remove(OverrideRemoval removal) {
    return operate(removal.scope(), (desk, grounds) -> desk.remove(removal, grounds, clock.wall()));
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return poller.look().thenCompose(done -> list());
  }

  private <T> CompletableFuture<T> operate(
      OverrideScope scope, OverridePoller.Operation<T> operation) {
    return poller
        .operate(scope, operation)
        .exceptionallyCompose(failed -> CompletableFuture.failedFuture(told(failed)));
  }

  /** A place that hangs is one that cannot be written, as far as people are concerned. */
  private static Throwable told(Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    if (cause instanceof HangsException hangs) {
      return new OverrideStoreException(
          hangs.getMessage()
              + (hangs.begun()
                  ? "; whether it was done, tend override list says later"
                  : "; nothing was done"),
          hangs);
    }
    return cause;
  }
}
