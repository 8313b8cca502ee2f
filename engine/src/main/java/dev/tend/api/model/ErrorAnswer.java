package dev.tend.api.model;

/**
 * Why there is no answer.
 *
 * @param error what is wrong
 * @param advice what to do about it
 */
public record ErrorAnswer(String error, String advice) {
  /** Both, in one line. */
  public String text() {
    return error + "; " + advice;
  }
}
