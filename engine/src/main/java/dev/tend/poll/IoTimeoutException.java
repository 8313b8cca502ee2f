package dev.tend.poll;

/** Work was given up because it did not end, or not started because earlier work still hangs. */
public final class IoTimeoutException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean started;

  IoTimeoutException(String message, boolean started) {
    super(message);
    this.started = started;
  }

  /** Whether the work was started, so that it may have been done or not. */
  public boolean started() {
    return started;
  }
}
