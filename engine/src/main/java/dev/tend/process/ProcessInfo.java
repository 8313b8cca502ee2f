package dev.tend.process;

import java.util.Optional;

/**
 * One process as it was when it was read.
 *
 * @param pid its id
 * @param command its own short name: the first 15 bytes of its program's file name, unless it chose
 *     another
 * @param state what it was doing
 * @param parent the id of its parent; 0 for none
 * @param group its process group
 * @param startTicks when it started, in the kernel's ticks since boot; with the id, what
 *     distinguishes it from every other process until the next boot
 */
public record ProcessInfo(
    long pid, String command, ProcessState state, long parent, long group, long startTicks) {
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int START = 19;

  /** Whether it is there for more than its exit code. */
  public boolean alive() {
    return state != ProcessState.ZOMBIE;
  }

  /** The same in another state. */
  ProcessInfo in(ProcessState other) {
    return new ProcessInfo(pid, command, other, parent, group, startTicks);
  }

  /**
   * Reads a line of {@code /proc/PID/stat}. The name stands in brackets and may hold brackets and
   * blanks itself, so the fields are counted from the last bracket. Empty when it is not such a
   * line.
   */
  static Optional<ProcessInfo> parse(String stat) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 1 || close < open) {
      return Optional.empty();
    }
    String[] fields = stat.substring(close + 1).strip().split(" ", -1);
    if (fields.length <= START || fields[STATE].isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProcessInfo(
              Long.parseLong(stat.substring(0, open).strip()),
              stat.substring(open + 1, close),
              ProcessState.of(fields[STATE].charAt(0)),
              Long.parseLong(fields[PARENT]),
              Long.parseLong(fields[GROUP]),
              Long.parseLong(fields[START])));
    } catch (NumberFormatException notOfTheKernel) {
      return Optional.empty();
    }
  }
}
