package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.ServiceStatus;
import dev.tend.recovery.service.Services;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Sees which services a person wants down. */
public final class StoppedUnits implements ActivitySignal {
  private final Services services;
  private final Supplier<? extends Collection<String>> names;

  /**
   * Looks at these.
   *
   * @param services who knows how they stand
   * @param names those that definitions name now, by their resource's name: {@code postfix} of
   *     {@code service:postfix}
   */
  public StoppedUnits(Services services, Supplier<? extends Collection<String>> names) {
    this.services = services;
    this.names = names;
  }

  @Override
  public String name() {
    return "stopped units";
  }

  @Override
  public List<OperatorWorkSeen> look(OperationLimits limits)
      throws IOException, InterruptedException {
    List<OperatorWorkSeen> seen = new ArrayList<>();
    for (String service : names.get()) {
      if (services.knowsIntentions(service)) {
        ServiceStatus status = services.managing(service).status(service, limits);
        if (status.activity() == ServiceStatus.Activity.UNKNOWN && status.keptDown().isEmpty()) {
          throw new IOException(status.words());
        }
        status
            .keptDown()
            .ifPresent(
                why ->
                    seen.add(
                        new OperatorWorkSeen(Work.UNIT_STOPPED, "service:" + service, true, why)));
      }
    }
    return seen;
  }
}
