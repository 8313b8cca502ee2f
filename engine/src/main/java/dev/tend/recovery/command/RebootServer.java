package dev.tend.recovery.command;

import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.service.Systemd;
import java.time.Duration;
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

  /** By this; empty: this server has no systemd, and the action fails. */
  public RebootServer(Optional<Systemd> systemd) {
    this.systemd = systemd;
  }

  @Override
  public String type() {
    return "reboot-server";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    if (systemd.isEmpty()) {
      return ActionOutcome.failed(
          "not rebooted: only systemd is asked for that, and tend.yaml says that this server has"
              + " none; a run-command responder can do it");
    }
    OperationLimits limits = run.limits();
    Optional<String> refused = systemd.get().reboot(limits);
    if (refused.isPresent()) {
      return ActionOutcome.failed("not rebooted: " + refused.get());
    }
    do {
      if (systemd.get().systemState(limits).filter("stopping"::equals).isPresent()) {
        return ActionOutcome.succeeded("systemd is taking the server down to reboot it");
      }
    } while (limits.pause(LOOK));
    return ActionOutcome.timedOut("a reboot was asked for, and the server is still up");
  }
}
