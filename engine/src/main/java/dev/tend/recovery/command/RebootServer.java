package dev.tend.recovery.command;

import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.service.Systemd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code reboot-server}. Nothing on a server survives to say that it has been rebooted. So it has
 * succeeded once systemd says that it is taking the system down, and never before; usually the
 * agent is told to stop first, and its next run finds the intent without an outcome. A server that
 * is still up at the deadline has not been rebooted.
 */
public final class RebootServer implements RecoveryAction {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Optional<Systemd> systemd;
  private final List<String> command;

  /**
   * By one of these.
   *
   * @param systemd is asked unless there is a command; empty: this server has none
   * @param command a program that reboots the server, and its arguments; empty: there is none
   */
  public RebootServer(Optional<Systemd> systemd, List<String> command) {
    this.systemd = systemd;
    this.command = List.copyOf(command);
  }

  @Override
  public String type() {
    return "reboot-server";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    OperationLimits limits = run.limits();
    if (systemd.isEmpty() && command.isEmpty()) {
      return ActionOutcome.failed(
          "not rebooted: this server has no systemd to ask, and tend.yaml no command: add reboot");
    }
    Optional<String> refused = command.isEmpty() ? systemd.get().reboot(limits) : run(limits);
    if (refused.isPresent()) {
      return ActionOutcome.failed("not rebooted: " + refused.get(), limits);
    }
    do {
      if (systemd.isPresent()
          && systemd.get().systemState(limits).filter("stopping"::equals).isPresent()) {
        return ActionOutcome.succeeded("systemd is taking the server down to reboot it");
      }
    } while (limits.pause(LOOK));
    return ActionOutcome.timedOut("a reboot was asked for, and the server is still up");
  }

  /** Runs the command; why that did not work, empty when it did. */
  private Optional<String> run(OperationLimits limits) throws InterruptedException {
    ProgramResult end = ProgramRunner.act(command, limits);
    return end.succeeded() && !end.saysNothing() ? Optional.empty() : Optional.of(end.said());
  }
}
