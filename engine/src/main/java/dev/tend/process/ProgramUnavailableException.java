package dev.tend.process;

/** A program cannot be run here: it is missing, or is not a program. Says which and what to do. */
public final class ProgramUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;

  /** With what is wrong and what to do. */
  public ProgramUnavailableException(String message) {
    super(message);
    this.message = message;
  }

  /** With what is wrong, what to do, and what the system said. */
  public ProgramUnavailableException(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  /** What is wrong and what to do. */
  @Override
  public String getMessage() {
    return message;
  }
}
