package dev.tend.eventlog.json;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Requester;
import dev.tend.core.input.WorldInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What went on around the agent, one of every kind. */
final class WorldSpecimens {
  private WorldSpecimens() {}

  static List<EventBody> all() {
    return List.of(
        new WorldEvent.AgentStarted(
            "0.1.0", Specimens.AT.minusSeconds(600), Specimens.AT.plusSeconds(300)),
        new WorldEvent.AgentStopped(),
        new WorldEvent.WallClockStepped(Duration.ofMillis(-1500)),
        new WorldEvent.HoldPlaced(
            new OperatorInput.HoldPlaced(
                "FrontendTransport",
                Requester.MAINTENANCE,
                "ada",
                "new disk",
                Optional.of(Specimens.AT.plusSeconds(3600)))),
        new WorldEvent.HoldReleased(
            "FrontendTransport",
            Requester.MAINTENANCE,
            "ada",
            "done",
            Optional.of(Requester.HEALTH_API)),
        new WorldEvent.OperatorWorkChanged(
            new WorldInput.OperatorWorkSeen(
                WorldInput.Work.PACKAGE_MANAGER,
                "service:postfix",
                true,
                "apt-get upgrade is running")),
        new WorldEvent.BrakeChanged(true, "ada", "looking at it"),
        new WorldEvent.GroupChanged(
            new WorldInput.GroupReported("FrontendTransport", true, "mail2 is acting")),
        new WorldEvent.RepairRefused(Specimens.MONITOR, "an end at most 24h ahead is needed"),
        new WorldEvent.InputIgnored("RepairingSet", "there is no monitor Smtp\\Nothing"),
        new WorldEvent.IntentInterrupted(Specimens.RESPONDER, "3:109", Specimens.AT));
  }
}
