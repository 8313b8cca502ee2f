package dev.tend.eventlog.json;

import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.WorldInput;

/** The fields of what went on around the agent. */
final class WorldFields {
  private WorldFields() {}

  static void write(Line line, WorldEvent body) {
    switch (body) {
      case WorldEvent.AgentStarted started ->
          line.text(EventField.SERVICE_VERSION, started.version())
              .time(EventField.BOOTED_AT, started.bootedAt())
              .time(EventField.GRACE_UNTIL, started.graceUntil());
      case WorldEvent.AgentStopped stopped -> {
        // That it stopped is all there is to say.
      }
      case WorldEvent.WallClockStepped stepped -> line.seconds(EventField.CLOCK_STEP, stepped.by());
      case WorldEvent.HoldPlaced placed -> hold(line, placed.hold());
      case WorldEvent.HoldReleased released -> released(line, released);
      case WorldEvent.OperatorWorkChanged work -> work(line, work.seen());
      case WorldEvent.BrakeChanged brake ->
          line.flag(EventField.ACTIVE, brake.on())
              .text(EventField.USER, brake.owner())
              .text(EventField.REASON, brake.reason());
      case WorldEvent.GroupChanged group ->
          line.text(EventField.COMPONENT, group.report().component())
              .flag(EventField.ANOTHER_SERVES, group.report().anotherServes())
              .text(EventField.GROUP_REFUSAL, group.report().refusal());
      case WorldEvent.RepairRefused refused ->
          line.item(refused.monitor()).text(EventField.REASON, refused.reason());
      case WorldEvent.InputIgnored ignored ->
          line.text(EventField.INPUT, ignored.what()).text(EventField.REASON, ignored.why());
      case WorldEvent.IntentInterrupted interrupted ->
          line.item(interrupted.responder())
              .text(EventField.INSTANCE, interrupted.instance())
              .time(EventField.INTENDED_AT, interrupted.intendedAt());
    }
  }

  private static void hold(Line line, OperatorInput.HoldPlaced hold) {
    line.text(EventField.COMPONENT, hold.component())
        .text(EventField.REQUESTER, hold.requester().text())
        .text(EventField.USER, hold.owner())
        .text(EventField.REASON, hold.reason());
    hold.until().ifPresent(until -> line.time(EventField.HOLD_UNTIL, until));
  }

  private static void released(Line line, WorldEvent.HoldReleased released) {
    line.text(EventField.COMPONENT, released.component())
        .text(EventField.REQUESTER, released.requester().text())
        .text(EventField.USER, released.owner())
        .text(EventField.REASON, released.reason());
    released.stillHeldBy().ifPresent(who -> line.text(EventField.STILL_HELD_BY, who.text()));
  }

  private static void work(Line line, WorldInput.OperatorWorkSeen seen) {
    line.text(EventField.OPERATOR_WORK, word(seen.kind()))
        .text(EventField.RESOURCE, seen.resource())
        .flag(EventField.ACTIVE, seen.active())
        .text(EventField.MESSAGE, seen.detail());
  }

  private static String word(WorldInput.Work work) {
    return switch (work) {
      case PACKAGE_MANAGER -> "PackageManager";
      case UNIT_STOPPED -> "UnitStopped";
      case SHUTDOWN -> "Shutdown";
    };
  }
}
