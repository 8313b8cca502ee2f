package dev.tend.recovery;

import dev.tend.core.input.RecoveryInput.Result;

/**
 * What became of an action.
 *
 * @param result how it ended
 * @param message what a person should read
 */
public record ActionOutcome(Result result, String message) {
  /** Its post-condition holds. */
  public static ActionOutcome succeeded(String message) {
    return new ActionOutcome(Result.SUCCEEDED, message);
  }

  /** It could not be done, or its post-condition does not hold. */
  public static ActionOutcome failed(String message) {
    return new ActionOutcome(Result.FAILED, message);
  }

  /** It was not done by the deadline. */
  public static ActionOutcome timedOut(String message) {
    return new ActionOutcome(Result.TIMED_OUT, message);
  }

  /** The brake was pulled before it began. */
  public static ActionOutcome notBegun(String message) {
    return new ActionOutcome(Result.NOT_BEGUN, message);
  }

  /** A failure, or that the time is up. */
  public static ActionOutcome failed(String message, OperationLimits limits) {
    return limits.deadline().expired() ? timedOut(message) : failed(message);
  }
}
