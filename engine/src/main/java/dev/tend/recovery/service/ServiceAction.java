package dev.tend.recovery.service;

import dev.tend.definition.type.EndedUnit;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.value.Settings;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code restart-service} and {@code reload-service}. Both leave the service untouched when its
 * configuration is invalid; a restart also when a person wants it down. Each succeeds only when the
 * service is seen running afterwards.
 */
public final class ServiceAction implements RecoveryAction {
  /** The part of an action's time that the check of the configuration may take. */
  private static final double CHECKING = 0.25;

  private final Services services;
  private final boolean restarts;

  private ServiceAction(Services services, boolean restarts) {
    this.services = services;
    this.restarts = restarts;
  }

  /** Restarts one of these services. */
  public static ServiceAction restart(Services services) {
    return new ServiceAction(services, true);
  }

  /** Reloads one of these services. */
  public static ServiceAction reload(Services services) {
    return new ServiceAction(services, false);
  }

  @Override
  public String type() {
    return restarts ? "restart-service" : "reload-service";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    String service = run.settings().get(ResponderTypes.SERVICE);
    OperationLimits limits = run.limits();
    ServiceManager manager = services.managing(service);
    Optional<String> objection = restarts ? keptDown(manager, run) : Optional.empty();
    if (objection.isEmpty()) {
      objection = invalid(service, limits.share(CHECKING));
    }
    if (objection.isPresent()) {
      return ActionOutcome.failed(
          (restarts ? "not restarted: " : "not reloaded: ") + objection.get());
    }
    return restarts ? manager.restart(service, limits) : manager.reload(service, limits);
  }

  private static Optional<String> keptDown(ServiceManager manager, ActionRun run)
      throws InterruptedException {
    Settings settings = run.settings();
    boolean restartsUnclear = settings.get(ResponderTypes.ENDED_UNIT) == EndedUnit.RESTART;
    try {
      return manager
          .keptDown(settings.get(ResponderTypes.SERVICE), run.limits())
          .filter(kept -> kept.certain() || !restartsUnclear)
          .map(KeptDown::why);
    } catch (IOException unknown) {
      return Optional.of(String.valueOf(unknown.getMessage()));
    }
  }

  /**
   * Why the service might not come up again with its configuration. Not being able to find out
   * counts as invalid: a service that still half works must not be stopped on a guess.
   */
  private Optional<String> invalid(String service, OperationLimits limits)
      throws InterruptedException {
    for (List<String> command : services.validations(service)) {
      ProgramResult end = ProgramRunner.ask(command, limits);
      if (!end.succeeded() || end.saysNothing()) {
        return Optional.of(
            end.how() == ProgramResult.How.EXITED && !end.saysNothing()
                ? "the configuration is invalid: " + end.said()
                : "whether the configuration is valid cannot be determined: "
                    + end.said()
                    + "; give services."
                    + service
                    + ".validate in tend.yaml a command that can");
      }
    }
    return Optional.empty();
  }
}
