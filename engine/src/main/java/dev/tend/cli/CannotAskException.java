package dev.tend.cli;

/** A question could not be asked; the message says why, and what to do. */
class CannotAskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotAskException(String message) {
    super(message);
  }
}
