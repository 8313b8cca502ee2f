package dev.tend.recovery.service;

import dev.tend.recovery.Bounds;
import dev.tend.recovery.program.ProgramEnd;
import dev.tend.recovery.program.Programs;
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
    record Found(Unit unit) implements Shown {}

    /** Systemd could not be asked. */
    record Unknown(String why) implements Shown {}
  }

  Shown show(String unit, Bounds bounds) throws InterruptedException {
    ProgramEnd end =
        Programs.ask(
            argv("show", "--property=" + String.join(",", Unit.PROPERTIES), "--", unit), bounds);
    if (!end.succeeded()) {
      return new Shown.Unknown("systemd cannot be asked about " + unit + ": " + end.said());
    }
    Unit found = Unit.parse(end.output()).getFirst();
    return found.id().isEmpty()
        ? new Shown.Unknown("systemd says nothing about " + unit)
        : new Shown.Found(found);
  }

  ProgramEnd change(Bounds bounds, String... arguments) throws InterruptedException {
    return Programs.act(argv(arguments), bounds);
  }

  Optional<String> systemState(Bounds bounds) throws InterruptedException {
    ProgramEnd end = Programs.ask(argv("is-system-running"), bounds);
    return Optional.of(end.output().strip()).filter(word -> !word.isEmpty());
  }

  private List<String> argv(String... arguments) {
    List<String> argv = new ArrayList<>(systemctl);
    argv.addAll(List.of(arguments));
    return argv;
  }
}
