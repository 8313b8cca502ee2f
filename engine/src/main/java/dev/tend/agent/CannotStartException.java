package dev.tend.agent;

/** The agent cannot start. Says what happened and what to do. */
public final class CannotStartException extends Exception {
  private static final long serialVersionUID = 1L;

  CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
