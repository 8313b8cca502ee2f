package dev.tend.override.shared;

import java.time.Duration;
import java.util.Optional;

/**
 * When a file has to be opened again. File systems date changes by ticks, some of two seconds: a
 * file that was changed twice within one looks the same after both. So what is new is read once
 * more when it has looked the same for longer than any tick, and only then taken for settled. Both
 * moments are ours: no clock is compared with that of a file server.
 *
 * @param stat how the file looked
 * @param since when it was first seen so, in nanoseconds from any origin
 * @param settled whether it has been read long enough after
 */
record FileVersion(FileAttributes stat, long since, boolean settled) {
  /** Longer than any tick of a file system. */
  static final Duration SETTLES = Duration.ofSeconds(3);

  /** Whether a file that looks like this need not be opened. */
  boolean holdsFor(FileAttributes now) {
    return settled && stat.equals(now);
  }

  /**
   * The stamp of a file that has just been read.
   *
   * @param before its stamp until now
   * @param now how it looked before it was read, and after
   * @param began when the look began
   * @param seen when it had been seen to look so
   */
  static FileVersion ofRead(
      Optional<FileVersion> before, FileAttributes now, long began, long seen) {
    return before
        .filter(known -> known.stat.equals(now))
        .map(
            known ->
                new FileVersion(
                    now, known.since, known.settled || began - known.since >= SETTLES.toNanos()))
        .orElseGet(() -> new FileVersion(now, seen, false));
  }
}
