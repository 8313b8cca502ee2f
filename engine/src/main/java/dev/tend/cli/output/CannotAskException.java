package dev.tend.cli.output;

/** A question could not be asked; the message says why, and what to do. */
public class CannotAskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotAskException(String message) {
    super(message);
  }
}
