package dev.tend.api.server;

/** There is no answer: the HTTP status, what is the matter, and what to do about it. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String advice;

  ApiException(int status, String error, String advice) {
    super(error);
    this.status = status;
    this.error = error;
    this.advice = advice;
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  String advice() {
    return advice;
  }
}
