package dev.tend.simulate;

import dev.tend.core.input.RecoveryInput;
import java.time.Duration;

/**
 * How an act ends.
 *
 * @param takes how long it takes
 * @param result how it ends
 * @param message what a person should read; empty text for none
 */
public record ActEnd(Duration takes, RecoveryInput.Result result, String message) {

  /** An act that does what it should. */
  public static ActEnd succeeding(Duration takes) {
    return new ActEnd(takes, RecoveryInput.Result.SUCCEEDED, "");
  }
}
