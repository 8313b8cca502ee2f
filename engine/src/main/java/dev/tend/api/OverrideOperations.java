package dev.tend.api;

import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import java.util.concurrent.CompletableFuture;

/**
 * What people can ask the agent about overrides. No method waits: the stores of overrides may hang.
 * Where a person can do something about it, a failure is an {@link OperationRefusedException}, and
 * an {@link dev.tend.override.store.OverrideStoreException} or an {@link java.io.IOException} where
 * overrides cannot be read or written.
 */
public interface OverrideOperations {
  /** The overrides as last read, with their outcomes. */
  CompletableFuture<OverrideListing> list();

  /** Adds or removes an override; once that is done, the agent has polled it. */
  CompletableFuture<OverrideAnswer> change(OverrideChange change);

  /** Polls overrides and the version of the mail server now. */
  CompletableFuture<OverrideListing> look();
}
