package dev.tend.api;

import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What people can ask the agent to do. No method waits; the caller waits for the answer as long as
 * it likes. Where a person can do something about it, a failure is an {@link
 * OperationRefusedException}.
 */
public interface Operations {
  /**
   * Hands an input to the core.
   *
   * @return what the core made of it, once that is durable
   */
  CompletableFuture<OperationAnswer> submit(OperatorInput input);

  /**
   * Hands a notification from outside to the core.
   *
   * @param notification the result of a notification probe, with its key
   * @return what the core made of it, once that is durable; {@link TooManyRequestsException} when
   *     its probe has had too many of late
   */
  CompletableFuture<OperationAnswer> report(ProbeReported notification);

  /**
   * Answers an approval.
   *
   * @return what followed, as far as that is known within some seconds, in its message; not done
   *     when the question is over
   */
  CompletableFuture<OperationAnswer> approve(ApprovalAnswered answer);

  /**
   * Stops all recovery: what runs may end, nothing begins.
   *
   * @return the answer within seconds, whatever the disk does; its message says so when a restart
   *     of the agent would end this
   */
  CompletableFuture<OperationAnswer> pullBrake(String owner, String reason);

  /** Lets recovery go on, whoever stopped it; not done when it was not stopped. */
  CompletableFuture<OperationAnswer> releaseBrake(String owner, String reason);

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
   * Reloads configuration and definitions, as {@code SIGHUP} does.
   *
   * @return whether they are in effect from now on; if not, the previous ones are
   */
  CompletableFuture<ReloadAnswer> reload();
}
