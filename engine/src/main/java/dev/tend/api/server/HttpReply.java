package dev.tend.api.server;

import dev.tend.api.model.ApiJson;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the body, sent as UTF-8
 */
record HttpReply(int status, String contentType, String body) {
  private static final ApiJson JSON = new ApiJson();

  static HttpReply json(Object answer) {
    return json(200, answer);
  }

  static HttpReply json(int status, Object answer) {
    return new HttpReply(status, "application/json; charset=utf-8", JSON.write(answer));
  }
}
