package dev.tend.override.shared;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One writer at a time, so that what it read still holds when it writes. The kernel ends the lock
 * with the process, however that ends. Where there can be no lock there is none: then of two that
 * replace an expired override at one moment both succeed, and the later one's stands. Everything
 * else rests on links and renames, not on this.
 */
final class WriterLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_PAUSE_MILLIS = 20;

  private final Optional<FileChannel> channel;

  private WriterLock(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @throws DirectoryException if somebody else does not let go of it
   */
  static WriterLock take(Path file, FileSystemAccess files, FileAttributes directory, Random random)
      throws IOException {
    FileChannel channel;
    try {
      make(file, files, directory);
      // To open a pipe for both does not wait for the other end.
      channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (AccessDeniedException denied) {
      // Made by a user who may write the directory as this one may, but not this file.
      return new WriterLock(Optional.empty());
    }
    boolean locked = false;
    try {
      await(file, channel, random);
      locked = true;
    } catch (DirectoryException | InterruptedIOException known) {
      throw known;
    } catch (IOException unsupported) {
      // Some file systems of the network have no locks.
      return new WriterLock(Optional.empty());
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return new WriterLock(Optional.of(channel));
  }

  private static void make(Path file, FileSystemAccess files, FileAttributes directory)
      throws IOException {
    try {
      FileAttributes attributes = files.stat(file);
      if (!attributes.isFile()) {
        throw new DirectoryException(file + " is " + attributes.kind().words() + "; remove it");
      }
      return;
    } catch (NoSuchFileException notYet) {
      // Made below.
    }
    Set<PosixFilePermission> mode =
        PosixFilePermissions.fromString(
            directory.ownership().groupWrites() ? "rw-rw----" : "rw-------");
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
      Files.setPosixFilePermissions(file, mode);
    } catch (FileAlreadyExistsException quicker) {
      // Another writer made it, with the same permissions.
      return;
    }
    give(file, directory.ownership().uid());
  }

  /** What root makes, the directory's owner must be able to lock, too. */
  private static void give(Path file, int owner) throws IOException {
    try {
      Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException notRoot) {
      // Then only this user locks, and others of the directory's group where it has one.
      return;
    }
  }

  private static void await(Path file, FileChannel channel, Random random) throws IOException {
    long began = System.nanoTime();
    while (!tried(channel)) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new DirectoryException(
            "somebody else has been writing for "
                + PATIENCE.toSeconds()
                + " s and holds "
                + file
                + "; try again, or end that process");
      }
      try {
        Thread.sleep(1 + random.nextInt(LONGEST_PAUSE_MILLIS));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for " + file);
      }
    }
  }

  private static boolean tried(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
