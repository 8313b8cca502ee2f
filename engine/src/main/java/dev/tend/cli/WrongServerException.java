package dev.tend.cli;

/** What was asked for is another server's matter, and that one cannot be reached from here. */
final class WrongServerException extends CannotAskException {
  private static final long serialVersionUID = 1L;

  WrongServerException(String message) {
    super(message);
  }
}
