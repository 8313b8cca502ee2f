package dev.tend.testing;

/** The core keeps the clock from moving: it asks for a tick at once, again and again. */
public final class RunawayCoreException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RunawayCoreException(String message) {
    super(message);
  }
}
