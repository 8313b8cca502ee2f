package dev.tend.poll;

/** Work was given up because it did not end, or not begun because earlier work still hangs. */
public final class HangsException extends Exception {
  private static final long serialVersionUID = 1L;

  HangsException(String message) {
    super(message);
  }
}
