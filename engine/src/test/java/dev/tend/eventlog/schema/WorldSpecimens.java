package dev.tend.eventlog.schema;

import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Requester;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What went on around the agent, one of every kind. */
final class WorldSpecimens {
  private WorldSpecimens() {}

  static List<EventBody> all() {
    return List.of(
        new EnvironmentEvent.AgentStarted(
            "0.1.0", Specimens.AT.minusSeconds(600), Specimens.AT.plusSeconds(300)),
        new EnvironmentEvent.AgentStopped(),
        new EnvironmentEvent.WallClockStepped(Duration.ofMillis(-1500)),
        new EnvironmentEvent.HoldPlaced(
            new OperatorInput.HoldPlaced(
                "FrontendTransport",
                Requester.MAINTENANCE,
                ComponentState.DRAINING,
                "ada",
                "new disk",
                Optional.of(Specimens.AT.plusSeconds(3600)))),
        new EnvironmentEvent.HoldReleased(
            "FrontendTransport",
            Requester.MAINTENANCE,
            "ada",
            "done",
            Optional.of(Requester.HEALTH_API)),
        new EnvironmentEvent.ComponentCommandEnded(
            new EnvironmentInput.ComponentCommandEnded(
                "FrontendTransport",
                "offline",
                RecoveryInput.Result.FAILED,
                "drain ended with exit code 1")),
        new EnvironmentEvent.OperatorWorkChanged(
            new EnvironmentInput.OperatorWorkSeen(
                EnvironmentInput.Work.PACKAGE_MANAGER,
                "service:postfix",
                true,
                "apt-get upgrade is running")),
        new EnvironmentEvent.BrakeChanged(true, "ada", "looking at it"),
        new EnvironmentEvent.GroupChanged(
            new EnvironmentInput.GroupReported("FrontendTransport", true, "mail2 is acting")),
        new EnvironmentEvent.RepairRefused(Specimens.MONITOR, "an end at most 24h ahead is needed"),
        new EnvironmentEvent.InputIgnored("RepairingSet", "there is no monitor Smtp\\Nothing"),
        new EnvironmentEvent.IntentInterrupted(
            Specimens.RESPONDER, "3:109", Specimens.AT, "the server has not been rebooted"));
  }
}
