package dev.tend.cli.output;

/** What the program ends with. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** The answer is bad news: invalid, unhealthy, refused, a test failed. */
  public static final int BAD_NEWS = 1;

  /** The question could not be asked. */
  public static final int CANNOT_ASK = 2;

  private ExitCode() {}
}
