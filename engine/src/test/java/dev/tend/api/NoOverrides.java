package dev.tend.api;

import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import java.util.concurrent.CompletableFuture;

/** Refuses to speak of overrides. */
final class NoOverrides implements OverrideOperations {
  private static <T> CompletableFuture<T> refused() {
    return CompletableFuture.failedFuture(
        new OperationRefusedException("there are no overrides here", "ask elsewhere"));
  }

  @Override
  public CompletableFuture<OverrideListing> list() {
    return refused();
  }

  @Override
  public CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    return refused();
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return refused();
  }
}
