package dev.tend.core.input;

/** What became of an action. */
public sealed interface RecoveryInput extends Input {

  /** The action's instance id, as the effect gave it. */
  String instance();

  /**
   * The store was asked to keep the intent of an action.
   *
   * @param instance the action
   * @param stored whether it is durable; if not, the action does not begin
   */
  record IntentRecorded(String instance, boolean stored) implements RecoveryInput {}

  /**
   * The server was looked at before an action.
   *
   * @param instance the action
   * @param file where it is written down; empty text: nowhere
   * @param missing what could not be seen or kept, and why; empty text: nothing
   */
  record EvidenceCollected(String instance, String file, String missing) implements RecoveryInput {}

  /**
   * An action ended.
   *
   * @param instance the action
   * @param result how
   * @param message what a person should read; empty text for none
   */
  record RecoveryEnded(String instance, Result result, String message) implements RecoveryInput {}

  /** How an action ended. */
  enum Result {
    /** Its post-condition holds. */
    SUCCEEDED,
    /** It could not be done, or its post-condition does not hold. */
    FAILED,
    /** It was abandoned at its deadline. */
    TIMED_OUT,
    /** The brake was pulled just before it would have begun: nothing was disturbed. */
    NOT_BEGUN
  }

  /**
   * An intent was found at start without an outcome, and nothing of it is running any more.
   *
   * @param instance the action
   */
  record IntentFoundOpen(String instance) implements RecoveryInput {}

  /**
   * The event files lack the verdict on an action of an earlier run, which was killed before it had
   * written it.
   *
   * @param instance the action
   */
  record OutcomeUntold(String instance) implements RecoveryInput {}
}
