package dev.tend.recovery;

/** Keeps which child processes belong to an action. */
public interface ChildRegister {
  /**
   * A child has begun. Returns once that is durable, or has failed to be, which the register
   * reports itself.
   *
   * @param pid its process id, which is also its process group
   * @param startTicks its start time as {@code /proc/PID/stat} gives it, which distinguishes it
   *     from a later process of the same id
   */
  void began(long pid, long startTicks);
}
