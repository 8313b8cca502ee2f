package dev.tend.override.store;

/** Overrides cannot be kept or read. Says what happened, where, and what to do. */
public final class OverrideStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what happened and what to do. */
  public OverrideStoreException(String message) {
    super(message);
  }

  /** The same with what is behind it. */
  public OverrideStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
