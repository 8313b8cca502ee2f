package dev.tend.recovery.service;

import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import java.util.List;

/**
 * Who starts and stops services. Starting anew is one operation here, because a service manager
 * that does it as one carries it through even when the agent dies half-way. Safe for use by many
 * threads; every call ends by itself at the deadline of its bounds.
 */
public interface ServiceManager {
  /**
   * How a service stands.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  ServiceStatus status(String service, OperationLimits limits) throws InterruptedException;

  /**
   * The commands that say by their exit codes whether the configuration is good, to be asked in
   * this order; empty: none known.
   */
  List<List<String>> validations(String service);

  /**
   * Stops a service, makes sure that its old processes are gone, starts it, and looks whether it
   * really runs. Validates nothing. The message of a failure says whether the service is down now.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  ActionOutcome restart(String service, OperationLimits limits) throws InterruptedException;

  /**
   * Makes a service read its configuration again, and looks whether it still runs. Validates
   * nothing.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  ActionOutcome reload(String service, OperationLimits limits) throws InterruptedException;
}
