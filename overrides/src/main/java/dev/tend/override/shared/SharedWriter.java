package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes in the shared directory, each of which happens as a whole or not at all. */
final class SharedWriter {
  private static final Duration LEFTOVERS_STAY = Duration.ofDays(1);
  private static final int MOST_NAMES = 100_000;

  private final Place place;
  private final Trust trust;
  private final Disk disk;
  private final Stat stat;
  private final Guard guard;
  private final SecureRandom random = new SecureRandom();

  /**
   * A writer into this directory.
   *
   * @param last what was last seen of it
   * @throws IOException if it cannot be looked at, is not to be believed, or is not the one that
   *     was seen
   */
  SharedWriter(Place place, Trust trust, Disk disk, SharedView last) throws IOException {
    this.place = place;
    this.trust = trust;
    this.disk = disk;
    this.stat = disk.stat(place.directory());
    this.guard = Guard.of(place.directory(), stat, trust);
    last.checkSame(place, marker(), disk.names(place.directory(), 1).isEmpty());
  }

  private Optional<Marker> marker() throws IOException {
    return Marker.look(place.marker(), disk, Optional.empty(), 0, System::nanoTime);
  }

  void write(MonitoringOverride override, String content, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    mark();
    WriterLock lock = lock();
    try (DurableFile file = DurableFile.write(place, content, random)) {
      checkOwner(file);
      removeLeftovers(place, file);
      publish(file, override.key(), replace, now);
    } finally {
      lock.close();
    }
  }

  private void publish(DurableFile file, OverrideKey key, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    Path target = place.file(key);
    Optional<Finding> existing = existing(key);
    if (existing.isPresent() && !replace) {
      checkFree(target, existing.get(), now);
    }
    if (existing.isPresent() || replace) {
      file.rename(target);
    } else if (!file.link(target)) {
      throw taken(key, target);
    }
  }

  private WriterLock lock() throws IOException {
    return WriterLock.take(place.lock(), disk, stat, random);
  }

  /** Makes the directory one that is known again. */
  private void mark() throws IOException {
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

  /** Some file servers give what root writes to somebody else. */
  private void checkOwner(DurableFile file) throws IOException {
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

  private Optional<Finding> existing(OverrideKey key) throws IOException {
    FileReading reading = new FileReading(disk, guard, trust, System::nanoTime);
    return reading.sight(place, Place.name(key), Optional.empty()).map(Sighting::finding);
  }

  private static void checkFree(Path target, Finding existing, Instant now)
      throws IOException, ExistingOverrideException {
    switch (existing) {
      case Finding.Believed(MonitoringOverride override, String content, Instant changed) -> {
        if (!override.expiredAt(now)) {
          throw new ExistingOverrideException(override);
        }
      }
      case Finding.Rejected rejected ->
          throw new Trouble(
              target
                  + " is in the way and not believed: "
                  + rejected.reason()
                  + "; look at it, then say that it shall be replaced");
    }
  }

  /** Without a lock somebody else can be quicker. */
  private IOException taken(OverrideKey key, Path target)
      throws IOException, ExistingOverrideException {
    Optional<Finding> quicker = existing(key);
    if (quicker.isPresent()) {
      checkFree(target, quicker.get(), Instant.MIN);
    }
    return new Trouble("somebody else changed " + target + " at the same moment; try again");
  }

  Optional<MonitoringOverride> remove(OverrideKey key) throws IOException {
    WriterLock lock = lock();
    try {
      Optional<Finding> existing = existing(key);
      return existing.isPresent() ? removed(place.file(key), existing.get()) : Optional.empty();
    } finally {
      lock.close();
    }
  }

  private static Optional<MonitoringOverride> removed(Path target, Finding existing)
      throws IOException {
    return switch (existing) {
      case Finding.Believed(MonitoringOverride override, String content, Instant changed) -> {
        boolean removed = Files.deleteIfExists(target);
        DurableFile.sync(target);
        yield removed ? Optional.of(override) : Optional.empty();
      }
      case Finding.Rejected rejected ->
          throw new Trouble(
              target
                  + " is not believed, so that nobody knows what would be removed: "
                  + rejected.reason()
                  + "; look at it and delete it by hand");
    };
  }

  void acknowledge(Acknowledgement acknowledgement) throws IOException {
    String content = AcknowledgementText.write(acknowledgement) + "\n";
    try {
      mark();
    } catch (AccessDeniedException notOurs) {
      // An agent may well be allowed to write acknowledgements only.
    }
    Place acknowledgements = place.acknowledgements();
    makeDirectory(acknowledgements.directory());
    try (DurableFile file = DurableFile.write(acknowledgements, content, random)) {
      removeLeftovers(acknowledgements, file);
      file.rename(acknowledgements.fileOf(acknowledgement.server()));
    }
  }

  private void makeDirectory(Path directory) throws IOException {
    try {
      Stat.Kind kind = disk.stat(directory).kind();
      if (kind != Stat.Kind.DIRECTORY) {
        throw new Trouble(directory + " is " + kind.words() + " and no directory; remove it");
      }
      return;
    } catch (NoSuchFileException notYet) {
      // Made below.
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(place.directory());
    try {
      Files.createDirectory(directory);
      // Who may write overrides may acknowledge them, whatever the umask of the first.
      Files.setPosixFilePermissions(directory, mode);
      DurableFile.sync(directory);
    } catch (FileAlreadyExistsException quicker) {
      // Another agent made it, with the same permissions.
    }
  }

  /** Removes what writers that were killed left behind, by the clock of the file system. */
  private void removeLeftovers(Place among, DurableFile own) throws IOException {
    Instant now = disk.stat(own.path()).modified();
    List<String> names = disk.names(among.directory(), MOST_NAMES);
    for (String name : names) {
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
    }
  }
}
