package dev.tend.cli;

/** The question was understood, and the answer is bad news: unknown, or refused. */
final class NegativeResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NegativeResultException(String message) {
    super(message);
  }
}
