package dev.tend.recovery.service;

import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.util.Optional;

/**
 * {@code restart-service}. Leaves the service untouched when its configuration is invalid or when a
 * person wants it down. Succeeds only when the service is seen running anew.
 */
public final class RestartService implements RecoveryAction {
  private final Services services;

  /** Of these services. */
  public RestartService(Services services) {
    this.services = services;
  }

  @Override
  public String type() {
    return "restart-service";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    String service = run.settings().get(ResponderTypes.SERVICE);
    OperationLimits limits = run.limits();
    ServiceManager manager = services.managing(service);
    Optional<String> keptDown = manager.status(service, limits).keptDown();
    if (keptDown.isPresent()) {
      return ActionOutcome.failed("not restarted: " + keptDown.get());
    }
    Optional<String> objection = ConfigurationCheck.objection(manager, service, limits);
    if (objection.isPresent()) {
      return ActionOutcome.failed("not restarted: " + objection.get());
    }
    return manager.restart(service, limits);
  }
}
