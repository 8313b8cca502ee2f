package dev.tend.api;

/** The agent refuses a request for now, since there were too many of its kind. */
public final class TooManyRequestsException extends OperationRefusedException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param reason why
   * @param advice what to do instead
   */
  public TooManyRequestsException(String reason, String advice) {
    super(reason, advice);
  }
}
