package dev.tend.api;

import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What people can ask the agent to do. No method waits; who asks waits for the answer as long as it
 * likes. An answer that cannot be given is completed with an {@link OperationRefusedException}
 * where a person can do something about it.
 */
public interface Operations {
  /**
   * Hands an input to the core.
   *
   * @return what the core made of it, once that is durable
   */
  CompletableFuture<OperationAnswer> submit(OperatorInput input);

  /**
   * Runs a probe now, with the trigger {@code invoked}: nothing is judged by its result.
   *
   * @param probe the probe, with its target
   * @param overrides values for this run only, by the name of the property, as an override would
   *     give them
   * @return the result, at the latest shortly after the probe's timeout
   */
  CompletableFuture<ProbeReported> invoke(ItemId probe, Map<String, String> overrides);

  /**
   * Loads configuration and definitions anew, as {@code SIGHUP} does.
   *
   * @return whether they hold from now on; if not, what held before still does
   */
  CompletableFuture<ReloadAnswer> reload();
}
