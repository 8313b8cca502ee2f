package dev.tend.secret;

/** A secret is not available. Says which and what to do, never what is in it. */
public final class SecretUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong and what to do. */
  public SecretUnavailableException(String message) {
    super(message);
  }
}
