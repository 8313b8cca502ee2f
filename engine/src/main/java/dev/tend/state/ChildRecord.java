package dev.tend.state;

/**
 * A child process of an action.
 *
 * @param pid its process id, which is also its process group
 * @param startTicks its start time as {@code /proc/PID/stat} gives it, which tells it from a later
 *     process of the same id
 */
public record ChildRecord(long pid, long startTicks) {}
