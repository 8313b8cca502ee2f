package dev.tend.probe.host;

import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One pass over a queue of Postfix, whose messages are files, perhaps in directories of one letter
 * each. A file that vanishes meanwhile has moved on, and is left out.
 */
final class QueueReading {
  static final int MOST_MESSAGES = 100_000;
  private static final int DEEPEST = 4;

  /** Messages still being written are in these, and are recognised by their mode. */
  private static final Set<String> WRITTEN = Set.of("incoming", "maildrop");

  private final boolean readyOnly;
  private final boolean aged;
  private final Instant now;
  private final Deadline deadline;
  private long count;
  private long bytes;
  private Instant oldest;

  QueueReading(String queue, boolean aged, Instant now, Deadline deadline) {
    this.readyOnly = WRITTEN.contains(queue);
    this.aged = aged;
    this.now = now;
    this.deadline = deadline;
    this.oldest = now;
  }

  /** Reads the queue; false when the deadline came first. */
  boolean read(Path queue) throws IOException, InterruptedException {
    return directory(queue, 0);
  }

  private boolean directory(Path directory, int depth) throws IOException, InterruptedException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (deadline.expired() || !entry(entry, depth)) {
          return false;
        }
        if (full()) {
          return true;
        }
      }
      return true;
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    } catch (NoSuchFileException gone) {
      if (depth == 0) {
        throw gone;
      }
      return true;
    }
  }

  private boolean entry(Path entry, int depth) throws IOException, InterruptedException {
    PosixFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException movedOn) {
      return true;
    }
    if (attributes.isDirectory() && depth < DEEPEST) {
      return directory(entry, depth + 1);
    }
    if (!attributes.isRegularFile() || (readyOnly && !ready(attributes))) {
      return true;
    }
    if (aged) {
      Instant arrival;
      try {
        arrival = QueueArrivalTime.of(entry).orElse(attributes.lastModifiedTime().toInstant());
      } catch (NoSuchFileException movedOn) {
        return true;
      }
      oldest = arrival.isBefore(oldest) ? arrival : oldest;
    }
    count++;
    bytes += attributes.size();
    return true;
  }

  /** A message of which the last byte is written gets the mode of a program. */
  private static boolean ready(PosixFileAttributes attributes) {
    return attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
  }

  long count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** Whether counting ended because there are too many. */
  boolean full() {
    return count >= MOST_MESSAGES;
  }

  /** How long the oldest has been there; zero when there is none. */
  Duration oldestAge() {
    return Duration.between(oldest, now);
  }
}
