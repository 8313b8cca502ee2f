package dev.tend.recovery;

import dev.tend.core.effect.Intent;
import dev.tend.definition.value.Settings;

/**
 * One action.
 *
 * @param intent what was decided
 * @param limits the bounds of the action as a whole, and of what it starts
 */
public record ActionRun(Intent intent, OperationLimits limits) {
  /** The responder's effective settings. */
  public Settings settings() {
    return intent.definition().settings();
  }
}
