package dev.tend.definition.value;

/**
 * A text that is not a value of the wanted type. The message says what was wrong and what was
 * expected.
 */
public final class ValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message one sentence for the author of the text
   */
  public ValueException(String message) {
    super(message);
  }
}
