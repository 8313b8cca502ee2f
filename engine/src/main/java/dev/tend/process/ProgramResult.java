package dev.tend.process;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a program ended.
 *
 * @param program the program as it was given, without its arguments
 * @param how by itself, or not
 * @param exitCode its exit code; empty unless it ended by itself
 * @param output what it wrote to standard output; empty text when that went to a file
 * @param errors what it wrote to standard error; when both went to one file, the end of that
 * @param truncated whether it wrote more than is kept
 * @param words the end of all it wrote, or why it did not run: one bounded line; may be empty text
 */
public record ProgramResult(
    String program,
    How how,
    OptionalInt exitCode,
    String output,
    String errors,
    boolean truncated,
    String words) {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALS = 128;

  /** In what way it ended. */
  public enum How {
    /** By itself. */
    EXITED,
    /** Killed at the deadline. */
    KILLED,
    /** It could not be run. */
    UNAVAILABLE
  }

  static ProgramResult of(List<String> argv, ChildResult result, String errors, String words) {
    return new ProgramResult(
        argv.getFirst(),
        result.killed() ? How.KILLED : How.EXITED,
        result.exitCode(),
        result.output(),
        errors,
        result.truncated(),
        words);
  }

  static ProgramResult unavailable(List<String> argv, String why) {
    return new ProgramResult(
        argv.getFirst(), How.UNAVAILABLE, OptionalInt.empty(), "", "", false, why);
  }

  /** Whether it ended by itself and with exit code 0. */
  public boolean succeeded() {
    return exitCode.isPresent() && exitCode.getAsInt() == 0;
  }

  /**
   * Whether its exit code says nothing: it was not there or did not come to its end, or it ended
   * with 0 and wrote that it, or what it called, broke, as the first program of a pipe may.
   */
  public boolean saysNothing() {
    return how != How.EXITED
        || didNotRun()
        || exitCode.orElse(0) > SIGNALS
        || (succeeded() && BrokenProgram.complains(errors));
  }

  /** Whether a shell says that there was nothing to run. */
  public boolean didNotRun() {
    return exitCode.orElse(0) == NOT_EXECUTABLE || exitCode.orElse(0) == NOT_FOUND;
  }

  /** How it ended, for people. */
  public String said() {
    String tail = words.isEmpty() ? "" : ": " + words;
    return switch (how) {
      case EXITED -> program + " ended with exit code " + exitCode.orElse(0) + tail;
      case KILLED -> program + " did not end in its time and was killed" + tail;
      case UNAVAILABLE -> words;
    };
  }
}
