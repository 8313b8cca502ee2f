package dev.tend.definition.check;

import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.StateTransitions;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Chains lead somewhere, and responders wait for states that come. */
final class ChainChecks {
  private ChainChecks() {}

  static void chainsStartAtOnceAndRise(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    if (set.isWhole(monitor)) {
      Optional<Duration> before = Optional.empty();
      for (MonitorState state : MonitorState.values()) {
        Optional<Duration> after =
            state.raised()
                ? monitor.settings().find(MonitorProperties.stateTransition(state))
                : Optional.empty();
        if (after.isPresent()) {
          step(monitor, state, after.get(), before).ifPresent(found);
          before = after;
        }
      }
    }
  }

  private static Optional<Problem> step(
      MonitorDefinition monitor, MonitorState state, Duration after, Optional<Duration> before) {
    boolean rises = before.map(milder -> after.compareTo(milder) > 0).orElse(after.isZero());
    if (rises) {
      return Optional.empty();
    }
    Property<Duration> property = MonitorProperties.stateTransition(state);
    return Optional.of(
        Problem.error(
                monitor.positionOf(property),
                property.name() + " is " + ValueTypes.DURATION.format(after))
            .expecting(
                before
                    .map(
                        milder ->
                            "more than the "
                                + ValueTypes.DURATION.format(milder)
                                + " of the milder state before it")
                    .orElse("0s, because a chain begins with the raise")));
  }

  static void respondersAnswerToStatesThatCome(
      SetIndex set, ResponderDefinition responder, Consumer<Problem> found) {
    Optional<MonitorState> target =
        responder.settings().find(ResponderProperties.TARGET_HEALTH_STATE);
    Optional<MonitorDefinition> monitor = set.monitorOf(responder);
    if (responder.kind() != ResponderKind.RESTORE && target.isPresent() && monitor.isPresent()) {
      List<String> reachable = reachable(set, responder, monitor.get());
      if (set.isWhole(monitor.get()) && !reachable.contains(target.get().text())) {
        found.accept(
            Problem.error(
                    responder.positionOf(ResponderProperties.TARGET_HEALTH_STATE),
                    responder.id().item()
                        + " can never act: "
                        + monitor.get().id().item()
                        + " never becomes "
                        + target.get().text()
                        + " for it")
                .expecting("one of " + String.join(", ", reachable)));
      }
    }
  }

  /** The states of a monitor that a responder of its kind may wait for. */
  private static List<String> reachable(
      SetIndex set, ResponderDefinition responder, MonitorDefinition monitor) {
    List<String> reachable = new ArrayList<>();
    for (StateTransitions.Step step : monitor.stateTransitions().steps()) {
      reachable.add(step.state().text());
    }
    boolean silent =
        monitor.rule() == MonitorRule.NO_RESULTS
            || (monitor.rule() == MonitorRule.NOTIFICATION
                && set.probesOf(monitor).stream()
                    .allMatch(probe -> probe.recurrenceInterval().isEmpty()));
    if (responder.kind() == ResponderKind.ESCALATE && !silent) {
      reachable.add(MonitorState.UNAVAILABLE.text());
    }
    return reachable;
  }

  static void whatWasTakenIsGivenBackWhenHealthy(
      SetIndex set, ResponderDefinition responder, Consumer<Problem> found) {
    Optional<MonitorState> target =
        responder.settings().find(ResponderProperties.TARGET_HEALTH_STATE);
    if (responder.kind() == ResponderKind.RESTORE
        && target.isPresent()
        && target.get() != MonitorState.HEALTHY) {
      found.accept(
          Problem.error(
                  responder.positionOf(ResponderProperties.TARGET_HEALTH_STATE),
                  "targetHealthState is "
                      + target.get().text()
                      + ", but "
                      + responder.type().name()
                      + " acts when its monitor has healed")
              .expecting(MonitorState.HEALTHY.text()));
    }
  }
}
