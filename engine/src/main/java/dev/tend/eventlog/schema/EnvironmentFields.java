package dev.tend.eventlog.schema;

import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.OperatorInput;

/** The fields of what went on around the agent. */
final class EnvironmentFields {
  private EnvironmentFields() {}

  static void write(LineWriter writer, EnvironmentEvent body) {
    switch (body) {
      case EnvironmentEvent.AgentStarted started ->
          writer
              .text(EventField.SERVICE_VERSION, started.version())
              .time(EventField.BOOTED_AT, started.bootedAt())
              .time(EventField.GRACE_UNTIL, started.graceUntil());
      case EnvironmentEvent.AgentStopped stopped -> {
        // That it stopped is all there is to say.
      }
      case EnvironmentEvent.WallClockStepped stepped ->
          writer.seconds(EventField.CLOCK_STEP, stepped.by());
      case EnvironmentEvent.HoldPlaced placed -> hold(writer, placed.hold());
      case EnvironmentEvent.HoldReleased released -> released(writer, released);
      case EnvironmentEvent.OperatorWorkChanged work -> work(writer, work.seen());
      case EnvironmentEvent.BrakeChanged brake ->
          writer
              .flag(EventField.ACTIVE, brake.on())
              .text(EventField.USER, brake.owner())
              .text(EventField.REASON, brake.reason());
      case EnvironmentEvent.GroupChanged group ->
          writer
              .text(EventField.COMPONENT, group.report().component())
              .flag(EventField.ANOTHER_SERVES, group.report().anotherServes())
              .text(EventField.GROUP_REFUSAL, group.report().refusal());
      case EnvironmentEvent.RepairRefused refused ->
          writer.item(refused.monitor()).text(EventField.REASON, refused.reason());
      case EnvironmentEvent.InputIgnored ignored ->
          writer.text(EventField.INPUT, ignored.what()).text(EventField.REASON, ignored.why());
      case EnvironmentEvent.IntentInterrupted interrupted ->
          writer
              .item(interrupted.responder())
              .text(EventField.INSTANCE, interrupted.instance())
              .time(EventField.INTENDED_AT, interrupted.intendedAt());
    }
  }

  private static void hold(LineWriter writer, OperatorInput.HoldPlaced hold) {
    writer
        .text(EventField.COMPONENT, hold.component())
        .text(EventField.REQUESTER, hold.requester().text())
        .text(EventField.USER, hold.owner())
        .text(EventField.REASON, hold.reason());
    hold.until().ifPresent(until -> writer.time(EventField.HOLD_UNTIL, until));
  }

  private static void released(LineWriter writer, EnvironmentEvent.HoldReleased released) {
    writer
        .text(EventField.COMPONENT, released.component())
        .text(EventField.REQUESTER, released.requester().text())
        .text(EventField.USER, released.owner())
        .text(EventField.REASON, released.reason());
    released.stillHeldBy().ifPresent(who -> writer.text(EventField.STILL_HELD_BY, who.text()));
  }

  private static void work(LineWriter writer, EnvironmentInput.OperatorWorkSeen seen) {
    writer
        .text(EventField.OPERATOR_WORK, word(seen.kind()))
        .text(EventField.RESOURCE, seen.resource())
        .flag(EventField.ACTIVE, seen.active())
        .text(EventField.MESSAGE, seen.detail());
  }

  private static String word(EnvironmentInput.Work work) {
    return switch (work) {
      case PACKAGE_MANAGER -> "PackageManager";
      case UNIT_STOPPED -> "UnitStopped";
      case SHUTDOWN -> "Shutdown";
    };
  }
}
