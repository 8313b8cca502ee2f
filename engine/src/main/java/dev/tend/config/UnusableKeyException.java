package dev.tend.config;

/** A trusted key cannot be used. Says which, why, and what to do. */
public final class UnusableKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableKeyException(String message) {
    super(message);
  }
}
