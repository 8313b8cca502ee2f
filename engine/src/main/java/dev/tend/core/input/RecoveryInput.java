package dev.tend.core.input;

/** What became of an act. */
public sealed interface RecoveryInput extends Input {

  /** The act's instance id, as the effect gave it. */
  String instance();

  /**
   * The store was asked to keep the intent of an act.
   *
   * @param instance the act
   * @param stored whether it is durable; if not, the act does not begin
   */
  record IntentRecorded(String instance, boolean stored) implements RecoveryInput {}

  /**
   * An act ended.
   *
   * @param instance the act
   * @param result how
   * @param message what a person should read; empty text for none
   */
  record RecoveryEnded(String instance, Result result, String message) implements RecoveryInput {}

  /** How an act ended. */
  enum Result {
    /** Its post-condition holds. */
    SUCCEEDED,
    /** It could not be done, or its post-condition does not hold. */
    FAILED,
    /** It was abandoned at its deadline. */
    TIMED_OUT
  }

  /**
   * An intent was found at start without an outcome, and nothing of it is running any more.
   *
   * @param instance the act
   */
  record IntentFoundOpen(String instance) implements RecoveryInput {}
}
