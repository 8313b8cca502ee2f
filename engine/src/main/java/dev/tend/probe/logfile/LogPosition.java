package dev.tend.probe.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far a file has been read, so that the place is found again: in the same file, in one that it
 * was renamed to, and in a copy.
 *
 * @param inode the number of the file in its file system
 * @param at how many bytes have been read
 * @param mark a hash of the bytes just before that
 * @param skipping whether that is within a line of which no more is looked at
 * @param seenAt when that was, by the wall clock
 */
record LogPosition(long inode, long at, String mark, boolean skipping, Instant seenAt) {
  private static final int MARKED_BYTES = 256;

  private static final Duration KEPT_AGAIN = Duration.ofMinutes(10);

  /** File systems date files by a coarse clock. */
  private static final Duration INEXACT = Duration.ofSeconds(2);

  /** That of an open file. */
  static LogPosition in(FileChannel file, long inode, long at, boolean skipping)
      throws IOException {
    return new LogPosition(inode, at, mark(file, at), skipping, Instant.now());
  }

  /** Whether a file has been read so far: it is as long, and says the same there. */
  boolean isIn(FileChannel file) throws IOException {
    return file.size() >= at && mark(file, at).equals(mark);
  }

  /** Whether it is worth keeping after another one: it is elsewhere, or much newer. */
  boolean isNews(Optional<LogPosition> kept) {
    return kept.isEmpty()
        || kept.get().inode != inode
        || kept.get().at != at
        || !kept.get().mark.equals(mark)
        || kept.get().seenAt.isBefore(seenAt.minus(KEPT_AGAIN));
  }

  /** Whether a file was written after it, so that it may be a copy of what was read. */
  boolean isBefore(Path copy) throws IOException {
    return !Files.getLastModifiedTime(copy).toInstant().isBefore(seenAt.minus(INEXACT));
  }

  private static String mark(FileChannel file, long at) throws IOException {
    int length = (int) Math.min(MARKED_BYTES, at);
    ByteBuffer before = ByteBuffer.allocate(length);
    while (before.hasRemaining() && file.read(before, at - length + before.position()) > 0) {}
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.flip());
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
