package dev.tend.recovery.service;

import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.OperationLimits;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether a service would come up again with its configuration, before it is touched. What
 * cannot be told counts as bad: a service that still half works must not be stopped on a guess.
 */
final class ConfigurationCheck {
  /** The part of an act's time that it may take. */
  private static final double SHARE = 0.25;

  private ConfigurationCheck() {}

  /** Why the service must not be touched; empty when it may. */
  static Optional<String> objection(ServiceManager manager, String service, OperationLimits limits)
      throws InterruptedException {
    OperationLimits limit = limits.share(SHARE);
    for (List<String> command : manager.validations(service)) {
      ProgramResult end = ProgramRunner.ask(command, limit);
      if (!end.succeeded()) {
        return Optional.of(objection(service, end));
      }
    }
    return Optional.empty();
  }

  private static String objection(String service, ProgramResult end) {
    return switch (end.how()) {
      case EXITED -> "the configuration is invalid: " + end.said();
      case KILLED, UNAVAILABLE ->
          "whether the configuration is valid cannot be told: "
              + end.said()
              + "; give services."
              + service
              + ".validate in tend.yaml a command that can";
    };
  }
}
