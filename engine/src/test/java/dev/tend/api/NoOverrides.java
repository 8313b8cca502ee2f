package dev.tend.api;

import dev.tend.override.desk.OverrideAnswer;
import dev.tend.override.desk.OverrideListing;
import dev.tend.override.desk.OverrideRemoval;
import dev.tend.override.desk.OverrideRequest;
import dev.tend.override.desk.SignedOverride;
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
  public CompletableFuture<OverrideAnswer> add(OverrideRequest request) {
    return refused();
  }

  @Override
  public CompletableFuture<OverrideAnswer> add(SignedOverride signed) {
    return refused();
  }

  @Override
  public CompletableFuture<OverrideAnswer> remove(OverrideRemoval removal) {
    return refused();
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return refused();
  }
}
