package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.ServiceStatus.Activity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that are managed by the commands the agent's configuration gives for each. */
final class CommandManagedServices implements ServiceManager {
  private static final ServiceCommands NONE =
      new ServiceCommands(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

  private final Map<String, ServiceCommands> commands;
  private final ProcessTable processes;

  CommandManagedServices(Map<String, ServiceCommands> commands, ProcessTable processes) {
    this.commands = commands;
    this.processes = processes;
  }

  @Override
  public ServiceStatus status(String service, OperationLimits limits) throws InterruptedException {
    ServiceCommands of = of(service);
    if (of.status().isEmpty()) {
      return new ServiceStatus(
          Activity.UNKNOWN, Optional.empty(), "no status command is configured for " + service);
    }
    ProgramResult end = ProgramRunner.ask(of.status(), limits);
    Activity activity =
        switch (end.how()) {
          case EXITED -> end.succeeded() ? Activity.RUNNING : Activity.DOWN;
          case KILLED, UNAVAILABLE -> Activity.UNKNOWN;
        };
    return new ServiceStatus(activity, Optional.empty(), end.said());
  }

  @Override
  public List<List<String>> validations(String service) {
    List<String> configured = of(service).validate();
    return configured.isEmpty() ? List.of() : List.of(configured);
  }

  @Override
  public ActionOutcome restart(String service, OperationLimits limits) throws InterruptedException {
    ServiceCommands of = of(service);
    if (of.start().isEmpty() || of.stop().isEmpty()) {
      return missing("restarted", service, of.start().isEmpty() ? "start" : "stop");
    }
    return new CommandManagedRestart(service, of, processes, limits).run();
  }

  @Override
  public ActionOutcome reload(String service, OperationLimits limits) throws InterruptedException {
    ServiceCommands of = of(service);
    if (of.reload().isEmpty()) {
      return missing("reloaded", service, "reload");
    }
    ProgramResult end = ProgramRunner.act(of.reload(), limits);
    if (!end.succeeded()) {
      return ActionOutcome.failed("not reloaded: " + end.said(), limits);
    }
    Optional<String> wrong = new RunningCheck(of, processes).wrong(limits);
    return wrong.isEmpty()
        ? ActionOutcome.succeeded(service + " has been reloaded")
        : ActionOutcome.failed(service + " was reloaded, but " + wrong.get(), limits);
  }

  private ServiceCommands of(String service) {
    return commands.getOrDefault(service, NONE);
  }

  private static ActionOutcome missing(String what, String service, String key) {
    return ActionOutcome.failed(
        "not "
            + what
            + ": no "
            + key
            + " command is configured for service "
            + service
            + ": add services."
            + service
            + "."
            + key
            + " to tend.yaml");
  }
}
