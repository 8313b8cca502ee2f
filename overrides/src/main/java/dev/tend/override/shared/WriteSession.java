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
final class WriteSession {
  private static final Duration LEFTOVERS_STAY = Duration.ofDays(1);
  private static final int MOST_NAMES = 100_000;

  private final DirectoryLayout layout;
  private final FileSystemAccess files;
  private final FileAttributes attributes;
  private final OwnershipPolicy ownership;
  private final SecureRandom random = new SecureRandom();

  /**
   * This directory.
   *
   * @param last what was last seen of it
   * @throws IOException if it cannot be looked at, is not to be believed, or is not the one that
   *     was seen
   */
  WriteSession(DirectoryLayout layout, TrustPolicy trust, FileSystemAccess files, SharedView last)
      throws IOException {
    this.layout = layout;
    this.files = files;
    this.attributes = files.stat(layout.directory());
    this.ownership = OwnershipPolicy.of(layout.directory(), attributes, trust);
    last.checkSame(layout, directoryId(), files.names(layout.directory(), 1).isEmpty());
  }

  DirectoryLayout layout() {
    return layout;
  }

  /** Reads files, each from scratch. */
  FileReading reading(TrustPolicy trust) {
    return new FileReading(files, ownership, trust, System::nanoTime);
  }

  FileAttributes.Kind kind(Path path) throws IOException {
    return files.stat(path).kind();
  }

  WriterLock lock() throws IOException {
    return WriterLock.take(layout.lock(), files, attributes, random);
  }

  private Optional<DirectoryId> directoryId() throws IOException {
    return DirectoryId.look(layout.marker(), files, Optional.empty(), 0, System::nanoTime);
  }

  /** Makes the directory one that is known again. */
  void mark() throws IOException {
    if (directoryId().isEmpty()) {
      byte[] id = new byte[16];
      random.nextBytes(id);
      try (DurableFile file =
          DurableFile.write(layout, DirectoryId.content(HexFormat.of().formatHex(id)), random)) {
        // If somebody else is quicker, that one's marker is as good.
        file.link(layout.marker());
      }
    }
  }

  /** A file that has no name yet; on the way what killed writers left behind is removed. */
  DurableFile draft(DirectoryLayout among, String content) throws IOException {
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
  void checkOwner(DurableFile file) throws IOException {
    int uid = files.stat(file.path()).ownership().uid();
    if (!ownership.believes(file.path(), uid)) {
      throw new DirectoryException(
          "nothing was written: in "
              + layout.directory()
              + " files of this user come to belong to user "
              + uid
              + ", who is not believed; list that user in overrides.owners");
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

  private void removeIfOld(Path file, Instant now) throws IOException {
    try {
      if (files.stat(file).modified().isBefore(now.minus(LEFTOVERS_STAY))) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException | AccessDeniedException notOurs) {
      // Of a writer that is at work, or of another user: it does no harm.
      return;
    }
  }
}
