package dev.tend.cli;

/** What the program ends with. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** The answer is bad news: invalid, unhealthy, refused, a test failed. */
  static final int BAD_NEWS = 1;

  /** It could not be asked. */
  static final int CANNOT_ASK = 2;

  private ExitCode() {}
}
