package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the directory as it is found: overrides, each as a whole or not at all, and what a server
 * applied.
 */
final class SharedWriter {
  private static final Duration LEFTOVERS_STAY = Duration.ofDays(1);

  /** Each server says every hour that it is there. */
  static final Duration GONE_AFTER = Duration.ofDays(30);

  private static final int MOST_NAMES = 100_000;

  private final DirectoryLayout layout;
  private final FileSystemAccess files;
  private final FileAttributes attributes;
  private final OwnershipPolicy ownership;
  private final TrustPolicy trust;
  private final SecureRandom random = new SecureRandom();

  /**
   * This directory.
   *
   * @param last what was last seen of it
   * @throws IOException if it cannot be read, must not be trusted, or is not the one that was seen
   */
  SharedWriter(DirectoryLayout layout, TrustPolicy trust, FileSystemAccess files, SharedView last)
      throws IOException {
    this.layout = layout;
    this.files = files;
    this.trust = trust;
    this.attributes = files.stat(layout.directory());
    this.ownership = OwnershipPolicy.of(layout.directory(), attributes, trust);
    last.checkSame(layout, directoryId(), files.names(layout.directory(), 1).isEmpty());
  }

  void write(MonitoringOverride override, String content, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    mark();
    // What takes long comes first: others wait for the lock.
    try (DurableFile file = draft(layout, content)) {
      checkOwner(file);
      WriterLock lock = lock();
      try {
        publish(file, override.key(), replace, now);
      } finally {
        lock.close();
      }
    }
  }

  private void publish(DurableFile file, OverrideKey key, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    Path target = layout.file(key);
    Optional<FileStatus> existing = existing(key);
    if (existing.isPresent() && !replace) {
      checkFree(target, existing.get(), now);
    }
    if (existing.isPresent() || replace) {
      file.rename(target);
    } else if (!file.link(target)) {
      throw taken(key, target);
    }
  }

  private Optional<FileStatus> existing(OverrideKey key) throws IOException {
    return new FileReading(files, ownership, trust, System::nanoTime)
        .sight(layout, DirectoryLayout.name(key), Optional.empty())
        .map(ScannedFile::finding);
  }

  private static void checkFree(Path target, FileStatus existing, Instant now)
      throws IOException, ExistingOverrideException {
    switch (existing) {
      case FileStatus.Believed believed -> {
        if (!believed.override().expiredAt(now)) {
          throw new ExistingOverrideException(believed.override());
        }
      }
      case FileStatus.Rejected rejected ->
          throw new DirectoryException(
              target
                  + " is in the way and not trusted: "
                  + rejected.reason()
                  + "; check it, then ask for it to be replaced");
    }
  }

  /** Without a lock somebody else can be faster. */
  private IOException taken(OverrideKey key, Path target)
      throws IOException, ExistingOverrideException {
    Optional<FileStatus> quicker = existing(key);
    if (quicker.isPresent()) {
      checkFree(target, quicker.get(), Instant.MIN);
    }
    return new DirectoryException(
        "somebody else changed " + target + " at the same moment; try again");
  }

  Optional<MonitoringOverride> remove(OverrideKey key) throws IOException {
    WriterLock lock = lock();
    try {
      Optional<FileStatus> existing = existing(key);
      return existing.isPresent() ? removed(layout.file(key), existing.get()) : Optional.empty();
    } finally {
      lock.close();
    }
  }

  private static Optional<MonitoringOverride> removed(Path target, FileStatus existing)
      throws IOException {
    return switch (existing) {
      case FileStatus.Believed believed -> {
        boolean removed = Files.deleteIfExists(target);
        DurableFile.sync(target);
        yield removed ? Optional.of(believed.override()) : Optional.empty();
      }
      case FileStatus.Rejected rejected ->
          throw new DirectoryException(
              target
                  + " is not trusted, so it is not known what would be removed: "
                  + rejected.reason()
                  + "; check it and delete it by hand");
    };
  }

  /**
   * Writes what a server applied.
   *
   * @param tidy whether to remove what servers said that are gone, too
   */
  void acknowledge(Acknowledgement acknowledgement, boolean tidy) throws IOException {
    String content = AcknowledgementText.write(acknowledgement) + "\n";
    try {
      mark();
    } catch (AccessDeniedException notOurs) {
      // An agent may well be allowed to write acknowledgements only.
    }
    DirectoryLayout among = layout.acknowledgements();
    make(among.directory());
    try (DurableFile file = draft(among, content)) {
      file.rename(among.fileOf(acknowledgement.server()));
    }
    if (tidy) {
      removeGone(among, files.stat(among.fileOf(acknowledgement.server())).changed());
    }
  }

  private void make(Path directory) throws IOException {
    try {
      FileAttributes.Kind kind = files.stat(directory).kind();
      if (kind != FileAttributes.Kind.DIRECTORY) {
        throw new DirectoryException(
            directory + " is " + kind.words() + ", not a directory; remove it");
      }
      return;
    } catch (NoSuchFileException notYet) {
      // Made below.
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(layout.directory());
    try {
      Files.createDirectory(directory);
      // Those who may write overrides may acknowledge them, whatever the umask of the first.
      Files.setPosixFilePermissions(directory, mode);
      DurableFile.sync(directory);
    } catch (FileAlreadyExistsException quicker) {
      // Another agent made it, with the same permissions.
    }
  }

  private WriterLock lock() throws IOException {
    return WriterLock.take(layout.lock(), files, attributes, random);
  }

  private Optional<DirectoryId> directoryId() throws IOException {
    return DirectoryId.look(layout.marker(), files, Optional.empty(), 0, System::nanoTime);
  }

  /** Marks the directory, so that it is recognized. */
  private void mark() throws IOException {
    if (directoryId().isEmpty()) {
      byte[] id = new byte[16];
      random.nextBytes(id);
      try (DurableFile file =
          DurableFile.write(layout, DirectoryId.content(HexFormat.of().formatHex(id)), random)) {
        // If somebody else is faster, that marker will do.
        file.link(layout.marker());
      }
    }
  }

  /** A file that has no name yet; also removes what killed writers left behind. */
  private DurableFile draft(DirectoryLayout among, String content) throws IOException {
    DurableFile file = DurableFile.write(among, content, random);
    boolean kept = false;
    try {
      removeLeftovers(among, files.stat(file.path()).modified());
      kept = true;
    } finally {
      if (!kept) {
        file.close();
      }
    }
    return file;
  }

  /** Some file servers give what root writes to somebody else. */
  private void checkOwner(DurableFile file) throws IOException {
    int uid = files.stat(file.path()).ownership().uid();
    if (!ownership.believes(file.path(), uid)) {
      throw new DirectoryException(
          "nothing was written: in "
              + layout.directory()
              + " files of this user end up owned by user "
              + uid
              + ", who is not trusted; list that user in overrides.owners");
    }
  }

  /** By the clock of the file system. */
  private void removeLeftovers(DirectoryLayout among, Instant now) throws IOException {
    for (String name : files.names(among.directory(), MOST_NAMES)) {
      if (DirectoryLayout.isTemporary(name)) {
        removeIfOld(among.file(name), now);
      }
    }
  }

  /** By the clock of the file system as well. */
  private void removeGone(DirectoryLayout among, Instant now) throws IOException {
    for (String name : files.names(among.directory(), MOST_NAMES)) {
      if (DirectoryLayout.kind(name) == DirectoryLayout.Kind.OVERRIDE) {
        removeIfGone(among.file(name), now);
      }
    }
  }

  private void removeIfGone(Path file, Instant now) throws IOException {
    try {
      FileAttributes found = files.stat(file);
      if (found.isFile() && found.changed().isBefore(now.minus(GONE_AFTER))) {
        Files.deleteIfExists(file);
      }
    } catch (FileSystemException notOurs) {
      // As with a sticky directory. Whoever lists what servers said passes it over all the same.
      return;
    }
  }

  private void removeIfOld(Path file, Instant now) throws IOException {
    try {
      if (files.stat(file).modified().isBefore(now.minus(LEFTOVERS_STAY))) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException | AccessDeniedException notOurs) {
      // It belongs to a writer at work or to another user, and does no harm.
      return;
    }
  }
}
