package dev.tend.recovery.service;

import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.util.Optional;

/**
 * {@code reload-service}. Leaves the service untouched when its configuration is invalid. Succeeds
 * only when the service still runs afterwards.
 */
public final class ReloadService implements RecoveryAction {
  private final Services services;

  /** Of these services. */
  public ReloadService(Services services) {
    this.services = services;
  }

  @Override
  public String type() {
    return "reload-service";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    String service = run.settings().get(ResponderTypes.SERVICE);
    OperationLimits limits = run.limits();
    ServiceManager manager = services.managing(service);
    Optional<String> objection = ConfigurationCheck.objection(manager, service, limits);
    return objection.isPresent()
        ? ActionOutcome.failed("not reloaded: " + objection.get())
        : manager.reload(service, limits);
  }
}
