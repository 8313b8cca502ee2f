package dev.tend.recovery.component;

import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.RecoveryAction;

/**
 * {@code take-offline} and {@code bring-online}. Tend's hold on the component begins, or ends, with
 * the action; the action waits until the component has followed, and fails when it has not.
 */
public final class ComponentAction implements RecoveryAction {
  private final String type;
  private final boolean inService;
  private final Components components;

  private ComponentAction(String type, boolean inService, Components components) {
    this.type = type;
    this.inService = inService;
    this.components = components;
  }

  /** Takes out of service. */
  public static ComponentAction takeOffline(Components components) {
    return new ComponentAction(ResponderType.TAKE_OFFLINE, false, components);
  }

  /** Brings back. */
  public static ComponentAction bringOnline(Components components) {
    return new ComponentAction(ResponderType.BRING_ONLINE, true, components);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    return components.await(run.settings().get(ResponderTypes.COMPONENT), inService, run.limits());
  }
}
