package dev.tend.recovery.service;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.OperationLimits;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether a service that is managed by commands really runs. */
final class RunningCheck {
  private final ServiceCommands commands;
  private final ProcessTable processes;

  RunningCheck(ServiceCommands commands, ProcessTable processes) {
    this.commands = commands;
    this.processes = processes;
  }

  /** What speaks against it; empty when nothing does. */
  Optional<String> wrong(OperationLimits limits) throws InterruptedException {
    Optional<String> process = commands.pidFile().flatMap(this::wrongProcess);
    if (process.isPresent() || commands.status().isEmpty()) {
      return process;
    }
    ProgramResult end = ProgramRunner.ask(commands.status(), limits);
    return end.succeeded() ? Optional.empty() : Optional.of(end.said());
  }

  private Optional<String> wrongProcess(Path pidFile) {
    Optional<ServiceProcess> main = ServiceProcess.in(processes, pidFile);
    if (main.isEmpty()) {
      return Optional.of("no living process is named in " + pidFile);
    }
    return main.get().halted(processes)
        ? Optional.of("its main process " + main.get().pid() + " is stopped by a signal")
        : Optional.empty();
  }
}
