package dev.tend.cli.output;

/** The question was understood, and the answer is bad news: unknown, or refused. */
public final class NegativeResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NegativeResultException(String message) {
    super(message);
  }
}
