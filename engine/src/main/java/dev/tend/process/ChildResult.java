package dev.tend.process;

import java.util.OptionalInt;

/**
 * How a child ended.
 *
 * @param exitCode its exit code; 128 and the signal's number when a signal ended it; empty when it
 *     was killed here, at its deadline or because its operation was abandoned
 * @param output what it wrote to standard output until it ended, as far as that is kept; what is
 *     not UTF-8 is replaced
 * @param errors the same of standard error
 * @param truncated whether it wrote more than was kept
 */
public record ChildResult(OptionalInt exitCode, String output, String errors, boolean truncated) {
  /** Whether it was killed here. */
  public boolean killed() {
    return exitCode.isEmpty();
  }

  /** The end of what it wrote to standard error, on one line; may be empty text. */
  public String complaint() {
    return OutputExcerpt.of(errors);
  }

  /** Whether it ended by itself with this code. */
  public boolean exitedWith(int code) {
    return exitCode.isPresent() && exitCode.getAsInt() == code;
  }
}
