package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.KeptDown;
import dev.tend.recovery.service.Services;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Sees which services a person wants down, or may want down. */
public final class StoppedUnitSignal implements ActivitySignal {
  private final Services services;
  private final Supplier<? extends Collection<String>> names;

  /**
   * Among these.
   *
   * @param services knows whether they are kept down
   * @param names those that definitions name now
   */
  public StoppedUnitSignal(Services services, Supplier<? extends Collection<String>> names) {
    this.services = services;
    this.names = names;
  }

  @Override
  public String name() {
    return "stopped units";
  }

  @Override
  public List<OperatorSign> look(OperationLimits limits) throws IOException, InterruptedException {
    List<OperatorSign> seen = new ArrayList<>();
    for (String service : names.get()) {
      services
          .managing(service)
          .keptDown(service, limits)
          .ifPresent(kept -> seen.add(sign(ResponderTypes.serviceResource(service), kept)));
    }
    return seen;
  }

  /** A unit stays as a person left it: that is no trace of work, but its result. */
  private static OperatorSign sign(String resource, KeptDown kept) {
    Work work = kept.certain() ? Work.UNIT_STOPPED : Work.UNIT_ENDED;
    return OperatorSign.ofUnit(new OperatorWorkSeen(work, resource, true, kept.why()));
  }
}
