package dev.tend.state;

/** The state cannot be kept or read. Says what happened, where, and what to do. */
public class StateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what happened and what to do. */
  public StateException(String message) {
    super(message);
  }

  /** The same with what is behind it. */
  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
