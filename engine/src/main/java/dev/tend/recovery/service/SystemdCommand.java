package dev.tend.recovery.service;

import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.OperationLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks to systemd through its {@code systemctl}. */
final class SystemdCommand {
  private final List<String> systemctl;

  SystemdCommand(List<String> systemctl) {
    this.systemctl = List.copyOf(systemctl);
  }

  /** What is known of a unit. */
  sealed interface Shown {
    /** Systemd answered; the unit may still not be loaded. */
    record Found(SystemdUnit systemdUnit) implements Shown {}

    /** Systemd could not be asked. */
    record Unknown(String why) implements Shown {}
  }

  Shown show(String unit, OperationLimits limits) throws InterruptedException {
    ProgramResult end =
        ProgramRunner.ask(
            argv("show", "--property=" + String.join(",", SystemdUnit.PROPERTIES), "--", unit),
            limits);
    if (!end.succeeded()) {
      return new Shown.Unknown("systemd cannot be asked about " + unit + ": " + end.said());
    }
    SystemdUnit found = SystemdUnit.parse(end.output()).getFirst();
    return found.id().isEmpty()
        ? new Shown.Unknown("systemd says nothing about " + unit)
        : new Shown.Found(found);
  }

  ProgramResult change(OperationLimits limits, String... arguments) throws InterruptedException {
    return ProgramRunner.act(argv(arguments), limits);
  }

  Optional<String> systemState(OperationLimits limits) throws InterruptedException {
    ProgramResult end = ProgramRunner.ask(argv("is-system-running"), limits);
    return Optional.of(end.output().strip()).filter(word -> !word.isEmpty());
  }

  private List<String> argv(String... arguments) {
    List<String> argv = new ArrayList<>(systemctl);
    argv.addAll(List.of(arguments));
    return argv;
  }
}
