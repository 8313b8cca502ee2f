package dev.tend.definition.check;

import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.LogFileProbeType;
import dev.tend.definition.type.NotificationProbeType;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import java.util.List;
import java.util.function.Consumer;

/** What begins also ends, and a person hears of it. */
final class ResponderChecks {
  private ResponderChecks() {}

  static void redNotificationsEnd(SetIndex set, ProbeDefinition probe, Consumer<Problem> found) {
    if (probe.isNotification()
        && set.isWhole(probe)
        && !isEverGreen(probe)
        && probe.expiresAfter().isEmpty()) {
      found.accept(
          Problem.error(
                  probe.position(), probe.id().item() + " has no green event and does not expire")
              .expecting("expiresAfter, a duration after which red is over"));
    }
  }

  private static boolean isEverGreen(ProbeDefinition probe) {
    return isLogFile(probe)
        ? probe.settings().find(LogFileProbeType.GREEN).isPresent()
        : probe.settings().get(NotificationProbeType.GREEN_EVENT);
  }

  static void logsAreSearchedForSomething(
      SetIndex set, ProbeDefinition probe, Consumer<Problem> found) {
    if (isLogFile(probe)
        && set.isWhole(probe)
        && LogFileProbeType.PATTERNS.stream()
            .allMatch(pattern -> probe.settings().find(pattern).isEmpty())) {
      found.accept(
          Problem.error(probe.position(), probe.id().item() + " looks for nothing in its log")
              .expecting("red, green, or both"));
    }
  }

  private static boolean isLogFile(ProbeDefinition probe) {
    return probe.type().name().equals(LogFileProbeType.TYPE.name());
  }

  /** Attributes can be overridden; what is done to what cannot, by no detour either. */
  static void whatIsDoneFollowsNoAttribute(
      SetIndex set, ResponderDefinition responder, Consumer<Problem> found) {
    for (Property<?> property : responder.type().properties()) {
      boolean follows =
          responder
              .settings()
              .setting(property.name())
              .filter(setting -> setting.value() instanceof Setting.AttributeReference)
              .isPresent();
      if (follows && !property.overridable()) {
        found.accept(
            Problem.error(
                    responder.positionOf(property),
                    property.name()
                        + " follows an attribute, which an override could set, but no override"
                        + " may set "
                        + property.name())
                .expecting("the value itself, or a parameter of the health set"));
      }
    }
  }

  static void whatIsTakenOfflineIsAComponent(
      SetIndex set, ResponderDefinition responder, Consumer<Problem> found) {
    if (responder.type().name().equals(ResponderType.TAKE_OFFLINE)
        && set.definition().component().isEmpty()) {
      found.accept(
          Problem.error(
                  responder.position(),
                  responder.id().item()
                      + " takes a component offline, but "
                      + set.definition().name()
                      + " belongs to none")
              .expecting("component: on the health set"));
    }
  }

  static void somebodyIsTold(SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    List<ResponderDefinition> responders = set.respondersOf(monitor);
    boolean disturbed = responders.stream().anyMatch(one -> one.kind().disturbs());
    boolean told = responders.stream().anyMatch(one -> one.kind() == ResponderKind.ESCALATE);
    if (disturbed && !told && set.parsed().unreadable().isEmpty()) {
      found.accept(
          Problem.warning(
                  monitor.position(),
                  "something is done when "
                      + monitor.id().item()
                      + " is raised, but nobody is told when that does not help")
              .expecting("an escalate responder for it"));
    }
  }
}
