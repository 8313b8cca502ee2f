package dev.tend.eventlog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file that lines are appended to. What is appended is in the file whole or not at all: after a
 * failure the file is cut back. A file that was moved or removed, or whose directory was, is
 * created again. Not for use by more than one thread.
 */
public final class LiveFile {
  /** A file is rotated after a day at the latest, so that age can be judged file by file. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Set<OpenOption> APPENDING =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final long limit;
  private final Function<String, byte[]> tornNotice;
  private @Nullable FileChannel channel;
  private @Nullable Object key;
  private Instant born = Instant.EPOCH;

  /** Where the last whole line ends in the file of {@link #key}. */
  private long good;

  private boolean dirty;

  /**
   * A file that is opened when there is something to append.
   *
   * @param path its path
   * @param limit the size from which it is rotated
   * @param tornNotice makes the line that replaces a torn one, given the torn text
   */
  public LiveFile(Path path, long limit, Function<String, byte[]> tornNotice) {
    this.path = path;
    this.limit = limit;
    this.tornNotice = tornNotice;
  }

  /**
   * Opens the file if it exists, and replaces a torn last line.
   *
   * @throws IOException if that fails
   */
  public void openIfThere() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      open();
    }
  }

  /**
   * Appends lines.
   *
   * @param lines whole lines
   * @param sync whether they are to be on the disk when this returns
   * @throws IOException if they are not in the file
   */
  public void append(ByteBuffer lines, boolean sync) throws IOException {
    FileChannel out = open();
    good = out.size();
    try {
      while (lines.hasRemaining()) {
        out.write(lines);
      }
      if (sync) {
        out.force(false);
      }
    } catch (IOException failure) {
      cutBack(out, failure);
      throw failure;
    }
    good = out.size();
    dirty = !sync;
  }

  /**
   * Syncs what was appended without it.
   *
   * @throws IOException if that fails
   */
  public void sync() throws IOException {
    FileChannel out = channel;
    if (dirty && out != null) {
      out.force(false);
      dirty = false;
    }
  }

  /**
   * Rotates the file when it is large or old.
   *
   * @return where it is now; empty when it stays
   * @throws IOException if it cannot be renamed; it is appended to as before
   */
  public Optional<Path> rotate(Instant wallNow) throws IOException {
    boolean old = good > 0 && born.plus(LONGEST).isBefore(wallNow);
    if (channel == null || (good < limit && !old)) {
      return Optional.empty();
    }
    sync();
    Path rotated = Segment.rotatedName(path, wallNow);
    Files.move(path, rotated);
    close();
    return Optional.of(rotated);
  }

  /**
   * Syncs and closes the file.
   *
   * @throws IOException if that fails
   */
  public void close() throws IOException {
    FileChannel out = channel;
    if (out != null) {
      try (out) {
        sync();
      } finally {
        channel = null;
      }
    }
  }

  private FileChannel open() throws IOException {
    FileChannel out = channel;
    if (out != null && out.isOpen() && isStillThere()) {
      return out;
    }
    close();
    EventDirectory.prepare(parent());
    boolean fresh = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    out =
        FileChannel.open(
            path,
            APPENDING,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
    try {
      recognise(out);
    } catch (IOException failure) {
      out.close();
      throw failure;
    }
    if (fresh) {
      syncDirectory();
    }
    channel = out;
    return out;
  }

  private boolean isStillThere() throws IOException {
    try {
      return attributes().fileKey().equals(key);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Finds where whole lines end, and makes it the end of the file. */
  private void recognise(FileChannel out) throws IOException {
    BasicFileAttributes found = attributes();
    boolean same = found.fileKey().equals(key);
    key = found.fileKey();
    born = found.creationTime().toInstant();
    if (same && out.size() > good) {
      out.truncate(good);
    }
    TornTail torn = TornTail.of(path, out.size());
    good = torn.end();
    if (torn.isThere()) {
      out.truncate(torn.end());
      ByteBuffer notice = ByteBuffer.wrap(tornNotice.apply(torn.fragment()));
      while (notice.hasRemaining()) {
        out.write(notice);
      }
    }
    good = out.size();
  }

  /** Removes what a failed write left; if that fails too, the next opening does it. */
  private void cutBack(FileChannel out, IOException failure) throws IOException {
    try (out) {
      out.truncate(good);
    } catch (IOException stubborn) {
      failure.addSuppressed(stubborn);
    } finally {
      channel = null;
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void syncDirectory() throws IOException {
    try (FileChannel directory = FileChannel.open(parent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private Path parent() {
    return path.resolveSibling("");
  }
}
