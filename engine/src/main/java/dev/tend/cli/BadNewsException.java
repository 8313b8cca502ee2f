package dev.tend.cli;

/** The question was understood, and the answer is bad news: unknown, or refused. */
final class BadNewsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadNewsException(String message) {
    super(message);
  }
}
