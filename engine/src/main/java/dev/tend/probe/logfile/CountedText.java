package dev.tend.probe.logfile;

/**
 * A line that can be looked at only so often. Who writes into a log may know the patterns that are
 * looked for in it, and a regular expression of Java can take years on a line made for that.
 */
final class CountedText implements CharSequence {
  /** Some milliseconds; what a pattern usually needs is a thousandth of that. */
  private static final int LOOKS = 1_000_000;

  private final String text;
  private int left = LOOKS;

  CountedText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooSlowException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** A pattern was still not done with the line. */
  static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlowException() {
      super("too slow", null, false, false);
    }
  }
}
