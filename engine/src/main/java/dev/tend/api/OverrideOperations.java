package dev.tend.api;

import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import java.util.concurrent.CompletableFuture;

/**
 * What people can ask the agent about overrides. No method waits: where overrides are kept may
 * hang. An answer that cannot be given is completed with an {@link OperationRefusedException} where
 * a person can do something about it, and with an {@link
 * dev.tend.override.store.OverrideStoreException} or an {@link java.io.IOException} where overrides
 * cannot be read or written.
 */
public interface OverrideOperations {
  /** The overrides as they were last seen, and what became of them. */
  CompletableFuture<OverrideListing> list();

  /** Adds or removes an override; once that is done, the agent has looked at it. */
  CompletableFuture<OverrideAnswer> change(OverrideChange change);

  /** Looks anew at where overrides are kept, now; and at the version of the mail server. */
  CompletableFuture<OverrideListing> look();
}
