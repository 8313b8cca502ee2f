package dev.tend.override.store;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The file of the local store, seen from outside. Its contents are SQLite's: a program that opens
 * and closes the file past SQLite takes SQLite's locks away.
 *
 * @param directory the state directory
 */
record LocalFile(Path directory) {
  private static final String UNFINISHED = LocalStore.FILE + ".new-";
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);
  private static final String PRIVATE = "rw-------";

  Path path() {
    return directory.resolve(LocalStore.FILE);
  }

  /** Whether anything exists, even a link that leads nowhere. */
  boolean exists() {
    return Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Differs from the identity of a file that was put in the place of this one. */
  Object identity() throws IOException {
    return Files.readAttributes(path(), "unix:dev,ino", LinkOption.NOFOLLOW_LINKS);
  }

  /** SQLite's log of changes, which may not be in the file itself yet. */
  Path log() {
    return directory.resolve(LocalStore.FILE + "-wal");
  }

  boolean hasLog() {
    return log().toFile().length() > 0;
  }

  /**
   * Creates the file, completely or not at all, and durably; does nothing if another program was
   * first. It gets the owner of the directory.
   */
  void create(byte[] image) throws IOException {
    Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
    try {
      write(unfinished, image);
      if (FileOwnership.isRootHere()) {
        giveToOwner(unfinished);
      }
      link(unfinished);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void write(Path file, byte[] image) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)))) {
      ByteBuffer left = ByteBuffer.wrap(image);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /** Of a link that somebody put there meanwhile, the link itself would be given away. */
  private void giveToOwner(Path file) throws IOException {
    PosixFileAttributes wanted = Files.readAttributes(directory, PosixFileAttributes.class);
    PosixFileAttributeView view =
        Optional.ofNullable(
                Files.getFileAttributeView(
                    file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS))
            .orElseThrow(() -> new IOException("files have no owners in " + directory));
    view.setGroup(wanted.group());
    view.setOwner(wanted.owner());
  }

  /** Never replaces an existing file. */
  private void link(Path finished) throws IOException {
    try {
      Files.createLink(path(), finished);
    } catch (FileAlreadyExistsException first) {
      if (!exists()) {
        throw first;
      }
    }
  }

  /** Removes what programs left that were killed while they made the file. */
  void removeUnfinished(Instant now) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
      for (Path unfinished : left) {
        if (isLeftBehind(unfinished, now)) {
          Files.deleteIfExists(unfinished);
        }
      }
    }
  }

  private static boolean isLeftBehind(Path unfinished, Instant now) throws IOException {
    try {
      Instant written =
          Files.getLastModifiedTime(unfinished, LinkOption.NOFOLLOW_LINKS).toInstant();
      return written.plus(LEFT_BEHIND).isBefore(now);
    } catch (NoSuchFileException finished) {
      return false;
    }
  }
}
