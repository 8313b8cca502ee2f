package dev.tend.recovery;

import dev.tend.core.effect.Intent;
import dev.tend.definition.value.Settings;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;

/**
 * One act.
 *
 * @param intent what was decided
 * @param deadline when the act as a whole must be over
 * @param scope where everything belongs that a stuck act must let go of
 * @param children whom to tell of each child process before it is waited for, so that a later life
 *     of the agent finds an orphan
 */
public record ActionRun(
    Intent intent, Deadline deadline, CancellationScope scope, ChildRegister children) {
  /** What holds the act, and what it starts, in check. */
  public OperationLimits limits() {
    return new OperationLimits(deadline, scope, children);
  }

  /** The responder's effective settings. */
  public Settings settings() {
    return intent.definition().settings();
  }
}
