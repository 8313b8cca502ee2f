package dev.tend.recovery.service;

import dev.tend.child.ProcessTable;
import dev.tend.config.ServiceCommands;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.Bounds;
import dev.tend.recovery.program.ProgramEnd;
import dev.tend.recovery.program.Programs;
import dev.tend.recovery.service.ServiceStatus.Activity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that are managed by the commands the agent's configuration gives for each. */
final class CommandedServices implements ServiceManager {
  private static final ServiceCommands NONE =
      new ServiceCommands(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

  private final Map<String, ServiceCommands> commands;
  private final ProcessTable processes;

  CommandedServices(Map<String, ServiceCommands> commands, ProcessTable processes) {
    this.commands = commands;
    this.processes = processes;
  }

  @Override
  public ServiceStatus status(String service, Bounds bounds) throws InterruptedException {
    ServiceCommands of = of(service);
    if (of.status().isEmpty()) {
      return new ServiceStatus(
          Activity.UNKNOWN, Optional.empty(), "no status command is configured for " + service);
    }
    ProgramEnd end = Programs.ask(of.status(), bounds);
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
  public ActionOutcome restart(String service, Bounds bounds) throws InterruptedException {
    ServiceCommands of = of(service);
    if (of.start().isEmpty() || of.stop().isEmpty()) {
      return missing("restarted", service, of.start().isEmpty() ? "start" : "stop");
    }
    return new CommandedRestart(service, of, processes, bounds).run();
  }

  @Override
  public ActionOutcome reload(String service, Bounds bounds) throws InterruptedException {
    ServiceCommands of = of(service);
    if (of.reload().isEmpty()) {
      return missing("reloaded", service, "reload");
    }
    ProgramEnd end = Programs.act(of.reload(), bounds);
    if (!end.succeeded()) {
      return CommandedRestart.failure("not reloaded: " + end.said(), bounds);
    }
    Optional<String> wrong = new RunningCheck(of, processes).wrong(bounds);
    return wrong.isEmpty()
        ? ActionOutcome.succeeded(service + " has been reloaded")
        : CommandedRestart.failure(service + " was reloaded, but " + wrong.get(), bounds);
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
