package dev.tend.override.shared;

/** A text is not the key that was wanted. The message never contains any of it. */
public final class KeyFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong and what to do. */
  KeyFormatException(String message) {
    super(message);
  }
}
