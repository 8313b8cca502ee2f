package dev.tend.api.server;

import dev.tend.api.model.ErrorAnswer;

/** A request that failed: the HTTP status, and what is answered instead. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ErrorAnswer answer;

  ApiException(int status, ErrorAnswer answer) {
    super(answer.error());
    this.status = status;
    this.answer = answer;
  }

  ApiException(int status, String error, String advice) {
    this(status, new ErrorAnswer(error, advice));
  }

  HttpReply reply() {
    return HttpReply.json(status, answer);
  }
}
