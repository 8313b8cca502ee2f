package dev.tend.recovery.service;

import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.util.Optional;

/**
 * Starts and stops services. A restart is one operation here, because a service manager that does
 * it as one finishes it even when the agent dies half-way. Validates nothing. Safe for use by many
 * threads; every call ends by itself at the deadline of its limits.
 */
public interface ServiceManager {
  /**
   * Why a service that is down should be left so: a person wants it, or may want it. Empty when it
   * runs, or when nobody is known to have stopped it.
   *
   * @throws IOException if it cannot be found out; the message says why
   * @throws InterruptedException if the operation was abandoned
   */
  Optional<KeptDown> keptDown(String service, OperationLimits limits)
      throws IOException, InterruptedException;

  /**
   * Stops a service, makes sure that its old processes are gone, starts it, and checks that it
   * really runs. The message of a failure says whether the service is down now.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  ActionOutcome restart(String service, OperationLimits limits) throws InterruptedException;

  /**
   * Makes a service read its configuration again, and checks that it still runs.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  ActionOutcome reload(String service, OperationLimits limits) throws InterruptedException;
}
