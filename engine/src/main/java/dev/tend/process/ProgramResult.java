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
 * @param truncated whether it wrote more than is kept
 * @param words the end of all it wrote, or why it did not run: one bounded line; may be empty text
 */
public record ProgramResult(
    String program, How how, OptionalInt exitCode, String output, boolean truncated, String words) {

  /** In what way it ended. */
  public enum How {
    /** By itself. */
    EXITED,
    /** Killed at the deadline. */
    KILLED,
    /** It could not be run. */
    UNAVAILABLE
  }

  static ProgramResult of(List<String> argv, ChildResult result, String words) {
    return new ProgramResult(
        argv.getFirst(),
        result.killed() ? How.KILLED : How.EXITED,
        result.exitCode(),
        result.output(),
        result.truncated(),
        words);
  }

  static ProgramResult unavailable(List<String> argv, String why) {
    return new ProgramResult(argv.getFirst(), How.UNAVAILABLE, OptionalInt.empty(), "", false, why);
  }

  /** Whether it ended by itself and with exit code 0. */
  public boolean succeeded() {
    return exitCode.isPresent() && exitCode.getAsInt() == 0;
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
