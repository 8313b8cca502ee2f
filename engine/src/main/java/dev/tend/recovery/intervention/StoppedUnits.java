package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.recovery.OperationLimits;
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
   * Among these.
   *
   * @param services knows whether they are kept down
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
      services
          .managing(service)
          .keptDown(service, limits)
          .ifPresent(
              why ->
                  seen.add(
                      new OperatorWorkSeen(Work.UNIT_STOPPED, "service:" + service, true, why)));
    }
    return seen;
  }
}
