package dev.tend.probe.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One pass over a queue of Postfix, whose messages are files, perhaps in directories of one letter
 * each. A file that vanishes meanwhile has moved on, and is left out. A pass that the deadline
 * ends, or to which a part of the queue is closed, has seen some: the queue is at least so long.
 */
final class QueueReading {
  private static final int DEEPEST = 4;

  /** Messages still being written are in these, and are recognised by their mode. */
  private static final Set<String> WRITTEN = Set.of("incoming", "maildrop");

  private final boolean readyOnly;
  private final boolean aged;
  private final Instant now;
  private final BooleanSupplier timeIsOver;
  private long count;
  private long bytes;
  private Instant oldest;
  private Optional<String> missed = Optional.empty();

  /**
   * A pass to come.
   *
   * @param queue the name of the queue
   * @param aged whether the age of the messages is wanted, for which each is opened
   * @param now what time it is
   * @param timeIsOver whether to stop, asked before each entry
   */
  QueueReading(String queue, boolean aged, Instant now, BooleanSupplier timeIsOver) {
    this.readyOnly = WRITTEN.contains(queue);
    this.aged = aged;
    this.now = now;
    this.timeIsOver = timeIsOver;
    this.oldest = now;
  }

  /**
   * Reads the queue.
   *
   * @throws IOException if its directory cannot be opened; what cannot be read below it is {@link
   *     #missed}
   */
  void read(Path queue) throws IOException, InterruptedException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue)) {
      entries(entries, queue, 0);
    }
  }

  private void directory(Path directory, int depth) throws InterruptedException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries(entries, directory, depth);
    } catch (IOException closed) {
      miss(directory, closed);
    }
  }

  private void entries(DirectoryStream<Path> entries, Path directory, int depth)
      throws InterruptedException {
    try {
      for (Path entry : entries) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (timeIsOver.getAsBoolean()) {
          missed = Optional.of("the probe's time was over");
          return;
        }
        try {
          entry(entry, depth);
        } catch (IOException closed) {
          miss(entry, closed);
        }
      }
    } catch (DirectoryIteratorException broken) {
      miss(directory, Objects.requireNonNull(broken.getCause()));
    }
  }

  private void entry(Path entry, int depth) throws IOException, InterruptedException {
    PosixFileAttributes attributes =
        Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory() && depth < DEEPEST) {
      directory(entry, depth + 1);
      return;
    }
    if (!attributes.isRegularFile() || (readyOnly && !ready(attributes))) {
      return;
    }
    if (aged) {
      Instant arrival =
          QueueArrivalTime.of(entry).orElse(attributes.lastModifiedTime().toInstant());
      oldest = arrival.isBefore(oldest) ? arrival : oldest;
    }
    count++;
    bytes += attributes.size();
  }

  private void miss(Path part, IOException why) {
    if (!(why instanceof NoSuchFileException) && missed.isEmpty()) {
      missed =
          Optional.of(
              why instanceof AccessDeniedException
                  ? "the agent may not read " + part + ": run it as root"
                  : part + " cannot be read: " + why);
    }
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

  /** Why there may be more than was seen; empty when all was. */
  Optional<String> missed() {
    return missed;
  }

  /** How long the oldest has been there; zero when there is none. */
  Duration oldestAge() {
    return Duration.between(oldest, now);
  }
}
