package dev.tend.testing;

import dev.tend.core.input.RecoveryInput;
import java.time.Duration;

/**
 * How an action ends.
 *
 * @param takes how long it takes
 * @param result how it ends
 * @param message what a person should read; empty text for none
 */
public record ActionResult(Duration takes, RecoveryInput.Result result, String message) {

  /** An action that succeeds. */
  public static ActionResult succeeding(Duration takes) {
    return new ActionResult(takes, RecoveryInput.Result.SUCCEEDED, "");
  }
}
