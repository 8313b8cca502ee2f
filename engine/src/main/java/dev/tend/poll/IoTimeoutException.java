package dev.tend.poll;

/** Work was given up because it did not end, or not begun because earlier work still hangs. */
public final class IoTimeoutException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean begun;

  IoTimeoutException(String message, boolean begun) {
    super(message);
    this.begun = begun;
  }

  /** Whether the work was begun, so that it may be done or not. */
  public boolean begun() {
    return begun;
  }
}
