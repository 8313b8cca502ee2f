package dev.tend.process;

/** What a process is doing, by the letter in {@code /proc/PID/stat}. */
public enum ProcessState {
  /** R: runs, or would if a processor were free. */
  RUNNING,
  /** S: waits for something and can be woken. */
  SLEEPING,
  /** D: waits for a device; not even a kill ends it before the device answers. */
  WAITING_FOR_DEVICE,
  /** T: stopped by a signal; serves nobody. */
  STOPPED,
  /** t: stopped by a debugger; serves nobody. */
  TRACED,
  /** Z or X: has ended, and nobody has asked for its exit code yet. Counts as gone. */
  ZOMBIE,
  /** I and what later kernels may add. */
  OTHER;

  /** Of the letter. */
  static ProcessState of(char letter) {
    return switch (letter) {
      case 'R' -> RUNNING;
      case 'S' -> SLEEPING;
      case 'D' -> WAITING_FOR_DEVICE;
      case 'T' -> STOPPED;
      case 't' -> TRACED;
      case 'Z', 'X', 'x' -> ZOMBIE;
      default -> OTHER;
    };
  }

  /** Whether a signal or a debugger has stopped it. */
  public boolean halted() {
    return this == STOPPED || this == TRACED;
  }
}
