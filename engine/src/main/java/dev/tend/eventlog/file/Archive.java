package dev.tend.eventlog.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses rotated files, and removes what is too much or too old. Each file of the log has its
 * own share of the room, so that no channel is kept at the cost of another; probe results that
 * succeeded are kept for a quarter of the time.
 */
public final class Archive {
  private static final int HUNDREDTHS = 100;
  private static final int SEGMENTS = 8;
  private static final long LARGEST = 16L << 20;
  private static final long SMALLEST = 16L << 10;
  private static final int SUCCESSES = 4;

  private final Path directory;
  private final long room;
  private final Duration longest;

  /**
   * An archive.
   *
   * @param directory the event directory
   * @param room how many bytes all files may take together
   * @param longest how long a file is kept after its last line
   */
  public Archive(Path directory, long room, Duration longest) {
    this.directory = directory;
    this.room = room;
    this.longest = longest;
  }

  /** The size from which a live file is rotated. */
  public long segmentBytes(EventFile file) {
    return Math.clamp(share(file) / SEGMENTS, SMALLEST, LARGEST);
  }

  private long share(EventFile file) {
    return room / HUNDREDTHS * file.share();
  }

  /**
   * Does what is due for one file.
   *
   * @throws IOException if something cannot be read, compressed or removed; nothing is lost then
   */
  public void sweep(EventFile file, Instant wallNow) throws IOException {
    clearUnfinished(file);
    // Room is made first: on a full disk nothing can be compressed.
    retain(file, wallNow);
    for (Path segment : ours(file)) {
      if (!segment.toString().endsWith(Segment.COMPRESSED)) {
        compress(segment);
      }
    }
    retain(file, wallNow);
  }

  private List<Path> ours(EventFile file) throws IOException {
    List<Path> ours = new ArrayList<>(Segment.rotated(file, directory));
    ours.removeIf(segment -> !Segment.isOurs(file, segment));
    return ours;
  }

  private void retain(EventFile file, Instant wallNow) throws IOException {
    Duration age =
        file == EventFile.PROBE_RESULT_SUCCEEDED ? longest.dividedBy(SUCCESSES) : longest;
    Instant oldest = wallNow.minus(age);
    List<Path> segments = ours(file);
    long left = share(file) - segmentBytes(file);
    for (Path segment : segments.reversed()) {
      left -= Files.size(segment);
      if (left < 0 || Files.getLastModifiedTime(segment).toInstant().isBefore(oldest)) {
        Files.delete(segment);
      }
    }
  }

  /** Safe against a crash at any point: the new file is whole before the old one is deleted. */
  private void compress(Path segment) throws IOException {
    Path whole = segment.resolveSibling(segment.toFile().getName() + Segment.COMPRESSED);
    if (!Files.exists(whole)) {
      Path part = segment.resolveSibling(whole.toFile().getName() + Segment.UNFINISHED);
      FileTime written = Files.getLastModifiedTime(segment);
      try {
        gzip(segment, part);
      } catch (IOException failure) {
        Files.deleteIfExists(part);
        throw failure;
      }
      Files.setLastModifiedTime(part, written);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.delete(segment);
  }

  private static void gzip(Path segment, Path part) throws IOException {
    try (InputStream in = Files.newInputStream(segment);
        FileChannel channel =
            FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-r-----")));
        OutputStream out = Channels.newOutputStream(channel);
        GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      in.transferTo(zipped);
      zipped.finish();
      channel.force(true);
    }
  }

  private void clearUnfinished(EventFile file) throws IOException {
    Path parent = file.in(directory).resolveSibling("");
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            parent,
            entry ->
                entry.toFile().getName().startsWith(file.base())
                    && entry.toString().endsWith(Segment.UNFINISHED))) {
      for (Path entry : entries) {
        Files.delete(entry);
      }
    }
  }
}
