package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The directory as somebody finds it who is about to change something there. */
final class Workplace {
  private static final Duration LEFTOVERS_STAY = Duration.ofDays(1);
  private static final int MOST_NAMES = 100_000;

  private final Place place;
  private final Disk disk;
  private final Stat stat;
  private final Guard guard;
  private final SecureRandom random = new SecureRandom();

  /**
   * This directory.
   *
   * @param last what was last seen of it
   * @throws IOException if it cannot be looked at, is not to be believed, or is not the one that
   *     was seen
   */
  Workplace(Place place, Trust trust, Disk disk, SharedView last) throws IOException {
    this.place = place;
    this.disk = disk;
    this.stat = disk.stat(place.directory());
    this.guard = Guard.of(place.directory(), stat, trust);
    last.checkSame(place, marker(), disk.names(place.directory(), 1).isEmpty());
  }

  Place place() {
    return place;
  }

  /** Reads files, each from scratch. */
  FileReading reading(Trust trust) {
    return new FileReading(disk, guard, trust, System::nanoTime);
  }

  Stat.Kind kind(Path path) throws IOException {
    return disk.stat(path).kind();
  }

  WriterLock lock() throws IOException {
    return WriterLock.take(place.lock(), disk, stat, random);
  }

  private Optional<Marker> marker() throws IOException {
    return Marker.look(place.marker(), disk, Optional.empty(), 0, System::nanoTime);
  }

  /** Makes the directory one that is known again. */
  void mark() throws IOException {
    if (marker().isEmpty()) {
      byte[] id = new byte[16];
      random.nextBytes(id);
      try (DurableFile file =
          DurableFile.write(place, Marker.content(HexFormat.of().formatHex(id)), random)) {
        // If somebody else is quicker, that one's marker is as good.
        file.link(place.marker());
      }
    }
  }

  /** A file that has no name yet; on the way what killed writers left behind is removed. */
  DurableFile draft(Place among, String content) throws IOException {
    DurableFile file = DurableFile.write(among, content, random);
    boolean kept = false;
    try {
      removeLeftovers(among, disk.stat(file.path()).modified());
      kept = true;
    } finally {
      if (!kept) {
        file.close();
      }
    }
    return file;
  }

  /** Some file servers give what root writes to somebody else. */
  void checkOwner(DurableFile file) throws IOException {
    int uid = disk.stat(file.path()).uid();
    if (!guard.believes(file.path(), uid)) {
      throw new Trouble(
          "nothing was written: in "
              + place.directory()
              + " files of this user come to belong to user "
              + uid
              + ", who is not believed; list that user in overrides.owners");
    }
  }

  /** By the clock of the file system. */
  private void removeLeftovers(Place among, Instant now) throws IOException {
    for (String name : disk.names(among.directory(), MOST_NAMES)) {
      if (Place.isTemporary(name)) {
        removeIfOld(among.file(name), now);
      }
    }
  }

  private void removeIfOld(Path file, Instant now) throws IOException {
    try {
      if (disk.stat(file).modified().isBefore(now.minus(LEFTOVERS_STAY))) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException | AccessDeniedException notOurs) {
      // Of a writer that is at work, or of another user: it does no harm.
      return;
    }
  }
}
