package dev.tend.cli;

/** What was asked for is another server's matter, and that one cannot be reached from here. */
final class ElsewhereException extends CannotAskException {
  private static final long serialVersionUID = 1L;

  ElsewhereException(String message) {
    super(message);
  }
}
