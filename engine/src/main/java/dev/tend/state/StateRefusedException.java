package dev.tend.state;

/**
 * The state belongs to somebody else: another agent uses it, or a newer version of Tend wrote it.
 * Waiting does not fix that; a person must decide.
 */
public final class StateRefusedException extends StateException {
  private static final long serialVersionUID = 1L;

  /** With what happened and what to do. */
  public StateRefusedException(String message) {
    super(message);
  }
}
