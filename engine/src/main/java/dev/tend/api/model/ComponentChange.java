package dev.tend.api.model;

import dev.tend.api.OperationAnswer;
import dev.tend.api.OperationRefusedException;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.environment.Holds;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.Requester;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ValueException;
import dev.tend.override.OverrideDuration;
import dev.tend.override.store.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A change of a component's state, as somebody asks for it: what the core is told, and what a
 * person is told of what came of it. The running agent and a command without one use the same.
 */
public final class ComponentChange {
  private static final int LONGEST = 1024;

  private final ComponentView before;
  private final Requester requester;
  private final ComponentState wanted;
  private final OperatorInput input;

  private ComponentChange(
      ComponentView before, Requester requester, ComponentState wanted, OperatorInput input) {
    this.before = before;
    this.requester = requester;
    this.wanted = wanted;
    this.input = input;
  }

  /**
   * Understands a request.
   *
   * @param snapshot what there is
   * @param wall the wall-clock time
   * @throws UnknownComponentException if there is no such component
   * @throws OperationRefusedException if it cannot be done like this
   */
  public static ComponentChange of(
      ComponentRequest request, HealthSnapshot snapshot, Instant wall) {
    ComponentView component = known(snapshot, request.component());
    Requester requester =
        word("requester", request.requester(), Requester.values(), Requester::text);
    ComponentState state =
        word("state", request.state(), ComponentState.values(), ComponentState::text);
    String owner = plain(request.owner());
    if (owner.isEmpty()) {
      throw new OperationRefusedException("nobody asks for it", "say who: --owner NAME");
    }
    if (state == ComponentState.ACTIVE) {
      return new ComponentChange(
          component, requester, state, new HoldReleased(component.name(), requester, owner));
    }
    if (requester == Requester.HEALTH_API) {
      throw new OperationRefusedException(
          "HealthAPI is Tend itself, which gives back at its next start what it did not take",
          "use another requester, such as Maintenance");
    }
    boolean isSwitch =
        component.name().equals(Holds.MONITORING)
            || component.name().equals(Holds.RECOVERY_ACTIONS_ENABLED);
    if (isSwitch && state == ComponentState.DRAINING) {
      throw new OperationRefusedException(
          component.name() + " is a switch, which cannot drain", "use Active or Inactive");
    }
    return new ComponentChange(
        component,
        requester,
        state,
        new HoldPlaced(
            component.name(),
            requester,
            state,
            owner,
            request.reason().map(ComponentChange::plain).orElse(""),
            request.duration().map(lasts -> wall.plus(parse(lasts)))));
  }

  /** A line: it is shown on terminals and written to logs. */
  private static String plain(String text) {
    if (text.length() > LONGEST) {
      throw new OperationRefusedException(
          "owner and reason take " + LONGEST + " characters at most", "say it in fewer");
    }
    StringBuilder line = new StringBuilder();
    text.strip()
        .codePoints()
        .map(point -> PrintableText.isFit(point) ? point : ' ')
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /**
   * The component of this name, in any case.
   *
   * @throws UnknownComponentException if there is none
   */
  public static ComponentView known(HealthSnapshot snapshot, String name) {
    return snapshot
        .component(name.strip())
        .orElseThrow(
            () ->
                new UnknownComponentException(
                    name, snapshot.components().stream().map(ComponentView::name).toList()));
  }

  private static Duration parse(String text) {
    try {
      return OverrideDuration.parse(text);
    } catch (ValueException wrong) {
      throw new OperationRefusedException(
          "its end: " + wrong.getMessage(), "or leave it out, and it lasts until it is released");
    }
  }

  private static <T> T word(String what, String said, T[] all, Function<T, String> text) {
    List<String> words = Arrays.stream(all).map(text).toList();
    return Arrays.stream(all)
        .filter(one -> text.apply(one).equalsIgnoreCase(said.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new OperationRefusedException(
                    "there is no " + what + " '" + said + "'",
                    Suggestions.nearest(said, words)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("use " + String.join(", ", words))));
  }

  /** What the core is told. */
  public OperatorInput input() {
    return input;
  }

  /**
   * What came of it.
   *
   * @param after what there is now
   * @param answer what the core said
   */
  public ComponentAnswer answer(HealthSnapshot after, OperationAnswer answer) {
    ComponentView now =
        after
            .component(before.name())
            .orElse(new ComponentView(before.name(), ComponentState.ACTIVE, List.of()));
    return new ComponentAnswer(
        answer.done(),
        answer.done() && now.state() == wanted,
        answer.done() ? message(now) + others(after) : "refused: " + answer.message(),
        answer.done() ? answer.message() : "",
        ServerComponents.of(now),
        answer.events());
  }

  private String message(ComponentView now) {
    String name = now.name();
    if (wanted != ComponentState.ACTIVE) {
      return now.state() == wanted
          ? name + " is " + wanted + ServerComponents.meaning(name)
          : requester + " asks for " + wanted + ", but " + name + " is " + now.state() + held(now);
    }
    String did =
        holds(before)
            ? requester + " released " + name + "; it is "
            : requester + " held nothing on " + name + ", so nothing changed; it is ";
    return now.state() == ComponentState.ACTIVE
        ? did + now.state()
        : did + "still " + now.state() + held(now);
  }

  /** The end of a maintenance is no end for what others hold. */
  private String others(HealthSnapshot after) {
    if (wanted != ComponentState.ACTIVE || !before.name().equals(Holds.SERVER_WIDE_OFFLINE)) {
      return "";
    }
    List<String> left =
        after.components().stream()
            .filter(one -> one.state() != ComponentState.ACTIVE)
            .map(ComponentView::name)
            .filter(name -> !name.equals(Holds.SERVER_WIDE_OFFLINE))
            .toList();
    return left.isEmpty()
        ? ""
        : "; not active yet: " + String.join(", ", left) + " (tend component list)";
  }

  private boolean holds(ComponentView view) {
    return view.holders().stream()
        .map(record -> record.hold())
        .anyMatch(
            hold ->
                hold.requester() == requester && hold.component().equalsIgnoreCase(view.name()));
  }

  private static String held(ComponentView now) {
    return now.holders().stream()
        .map(record -> record.hold())
        .map(
            hold ->
                hold.requester()
                    + (hold.component().equalsIgnoreCase(now.name())
                        ? ""
                        : " through " + hold.component()))
        .collect(Collectors.joining(" and ", ", held by ", ""));
  }

  /** There is no such component. */
  public static final class UnknownComponentException extends OperationRefusedException {
    private static final long serialVersionUID = 1L;

    UnknownComponentException(String name, List<String> names) {
      super(
          "there is no component '" + name + "'",
          Suggestions.nearest(name, names)
              .map(near -> "did you mean " + near + "?")
              .orElse("there are " + Suggestions.listed(name, names)));
    }
  }
}
