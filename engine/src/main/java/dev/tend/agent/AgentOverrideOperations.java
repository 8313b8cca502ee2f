package dev.tend.agent;

import dev.tend.api.OverrideOperations;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.poll.OverridePoller;
import java.util.concurrent.CompletableFuture;

/**
 * What people ask about overrides, handed to the poller, which looks at once what came of it.
 *
 * @param poller who knows
 * @param targets adds a remark about a target that is not here
 */
record AgentOverrideOperations(OverridePoller poller, MissingTargetWarning targets)
    implements OverrideOperations {

  @Override
  public CompletableFuture<OverrideListing> list() {
    return poller.list();
  }

  @Override
  public CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    return poller
        .change(change)
        .thenApply(
            answer -> change instanceof OverrideRemoval ? answer : targets.remarkedOn(answer));
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return poller.look().thenCompose(done -> list());
  }
}
