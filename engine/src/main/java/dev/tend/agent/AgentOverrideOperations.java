package dev.tend.agent;

import dev.tend.api.OverrideOperations;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.store.OverrideStoreException;
import dev.tend.poll.IoTimeoutException;
import dev.tend.poll.OverridePoller;
import dev.tend.time.SteadyClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What people ask about overrides, handed to the poller, which looks at once what came of it. */
final class AgentOverrideOperations implements OverrideOperations {
  private final OverridePoller poller;
  private final SteadyClock clock;
  private final MissingTargetWarning targets;

  AgentOverrideOperations(OverridePoller poller, SteadyClock clock, MissingTargetWarning targets) {
    this.poller = poller;
    this.clock = clock;
    this.targets = targets;
  }

  @Override
  public CompletableFuture<OverrideListing> list() {
    return poller
        .listingInput()
        .thenApply(
            listingInput ->
                OverrideListing.of(listingInput.context(), listingInput.listing(), clock.wall()));
  }

  @Override
  public CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    return poller
        .change(change)
        .exceptionallyCompose(failed -> CompletableFuture.failedFuture(told(failed)))
        .thenApply(
            answer -> change instanceof OverrideRemoval ? answer : targets.remarkedOn(answer));
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return poller.look().thenCompose(done -> list());
  }

  /** A place that hangs is one that cannot be written, as far as people are concerned. */
  private static Throwable told(Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    if (cause instanceof IoTimeoutException hangs) {
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
