package dev.tend.api;

/** The agent refuses a request. The message says why. */
public class OperationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * A refusal.
   *
   * @param reason why
   * @param advice what to do instead
   */
  public OperationRefusedException(String reason, String advice) {
    super(reason);
    this.advice = advice;
  }

  /** What to do instead. */
  public String advice() {
    return advice;
  }
}
