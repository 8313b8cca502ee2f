package dev.tend.recovery.command;

import dev.tend.config.ComponentCommands;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code take-offline} and {@code bring-online}: run the command that the agent's configuration
 * gives for the component. Without one they fail: a component that only Tend believes to be offline
 * still gets its clients.
 */
public final class ComponentAction implements RecoveryAction {
  private final String type;
  private final String key;
  private final Function<ComponentCommands, List<String>> chosen;
  private final Map<String, ComponentCommands> components =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private ComponentAction(
      String type,
      String key,
      Function<ComponentCommands, List<String>> chosen,
      Map<String, ComponentCommands> components) {
    this.type = type;
    this.key = key;
    this.chosen = chosen;
    this.components.putAll(components);
  }

  /** Takes out of service, by these commands; case of component names does not count. */
  public static ComponentAction takeOffline(Map<String, ComponentCommands> components) {
    return new ComponentAction(
        ResponderType.TAKE_OFFLINE, "offline", ComponentCommands::offline, components);
  }

  /** Brings back, by these commands; case of component names does not count. */
  public static ComponentAction bringOnline(Map<String, ComponentCommands> components) {
    return new ComponentAction(
        ResponderType.BRING_ONLINE, "online", ComponentCommands::online, components);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    return act(run.settings().get(ResponderTypes.COMPONENT), run.limits());
  }

  /**
   * The same outside a responder's action, as when an episode is over whose component Tend took
   * offline.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  public ActionOutcome act(String component, OperationLimits limits) throws InterruptedException {
    ComponentCommands commands = components.get(component);
    List<String> argv = commands == null ? List.of() : chosen.apply(commands);
    return argv.isEmpty()
        ? ActionOutcome.failed(
            "no %1$s command is configured for component %2$s: add components.%2$s.%1$s to tend.yaml"
                .formatted(key, component))
        : RunCommand.run(argv, limits);
  }
}
