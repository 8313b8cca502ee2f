package dev.tend.eventlog;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where events go, and how much of them is kept.
 *
 * @param directory the event directory; created if absent
 * @param host the server's name, for {@code host.name}
 * @param maximumSize how many bytes all files may take together; at least 1 MiB
 * @param maximumAge how long a file is kept after its last line; probe results that succeeded for a
 *     quarter of it
 * @param spool how many bytes of memory events may take while they cannot be written, by estimate:
 *     a third of it for results that may be dropped, the rest for what is kept
 */
public record EventLogSettings(
    Path directory, String host, long maximumSize, Duration maximumAge, long spool) {
  private static final long SMALLEST = 1L << 20;

  /**
   * Refuses what cannot work.
   *
   * @throws IllegalArgumentException if there is no room or no time to keep anything
   */
  public EventLogSettings {
    if (maximumSize < SMALLEST || !maximumAge.isPositive() || spool < 1) {
      throw new IllegalArgumentException(
          "the event log needs a size of at least 1MB, an age and some memory, not "
              + maximumSize
              + " bytes, "
              + maximumAge
              + " and "
              + spool
              + " bytes");
    }
  }

  /** The defaults: 1 GiB, 30 days, 12 MiB of memory. */
  public static EventLogSettings in(Path directory, String host) {
    return new EventLogSettings(directory, host, 1L << 30, Duration.ofDays(30), 12L << 20);
  }

  /** The same with other bounds on the disk. */
  public EventLogSettings keeping(long size, Duration age) {
    return new EventLogSettings(directory, host, size, age, spool);
  }

  /** The same with another bound on the memory. */
  public EventLogSettings spooling(long bytes) {
    return new EventLogSettings(directory, host, maximumSize, maximumAge, bytes);
  }
}
