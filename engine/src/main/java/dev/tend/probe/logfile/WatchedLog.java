package dev.tend.probe.logfile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One log, whatever files it is in. When it is renamed, what its writer still writes to the old
 * file is read for some rounds; when it is copied and truncated, what had not been read is read
 * from the copy. No line is read twice.
 */
final class WatchedLog implements AutoCloseable {
  /** How long a writer may take to notice that its file was renamed, in rounds. */
  private static final int ROUNDS_AFTER_RENAMING = 3;

  private static final Pattern COMPRESSED = Pattern.compile(".*\\.(gz|xz|bz2|zst|lz4)");

  private final Path path;
  private final Optional<LogPosition> before;
  private @Nullable LogSource current;
  private @Nullable LogSource former;
  private int roundsOfFormer;
  private boolean absent;

  /**
   * A log that is watched from now on.
   *
   * @param before how far an earlier run had read it; empty: only what is written from now on
   *     counts
   */
  WatchedLog(Path path, Optional<LogPosition> before) {
    this.path = path;
    this.before = before;
  }

  /**
   * Reads what is new.
   *
   * @param stop asked after each line whether to stop
   * @return whether all was read
   * @throws NoSuchFileException if the log is not there; what is left of a former file has been
   *     read
   * @throws IOException if it cannot be read
   */
  boolean read(Consumer<String> reader, BooleanSupplier stop) throws IOException {
    LogSource log = current == null ? open() : current;
    if (log.isOther()) {
      follow(copy(log.position()));
      log.restart();
    }
    if (!readFormer(reader, stop) || !log.lines(reader, stop)) {
      return false;
    }
    if (LogSource.inode(path) == log.inode()) {
      return true;
    }
    follow(Optional.of(log));
    LogSource next = LogSource.begin(path);
    current = next;
    return next.lines(reader, stop);
  }

  private LogSource open() throws IOException {
    try {
      LogSource opened = absent || before.isPresent() ? LogSource.begin(path) : LogSource.end(path);
      if (before.isPresent() && !absent) {
        resume(opened, before.get());
      }
      current = opened;
      return opened;
    } catch (NoSuchFileException missing) {
      // When it comes, all that is in it is new.
      absent = before.isEmpty();
      throw missing;
    }
  }

  /** Finds the place again, and what was written behind it before the file was exchanged. */
  private void resume(LogSource opened, LogPosition place) throws IOException {
    if (opened.inode() != place.inode() || !opened.resume(place)) {
      follow(copy(place));
    }
  }

  /** The file beside the log that has what was read of it before, to be read on from there. */
  private Optional<LogSource> copy(LogPosition place) throws IOException {
    Path directory = path.resolveSibling("");
    String name = String.valueOf(path.getFileName());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            directory, file -> isCopy(String.valueOf(file.getFileName()), name))) {
      for (Path file : files) {
        Optional<LogSource> found = place.isBefore(file) ? from(file, place) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** A file that begins with nothing could be a copy of anything, unless it is the very same. */
  private static Optional<LogSource> from(Path file, LogPosition place) throws IOException {
    LogSource source = LogSource.begin(file);
    boolean telling = place.at() > 0 || source.inode() == place.inode();
    if (telling && source.resume(place)) {
      return Optional.of(source);
    }
    source.close();
    return Optional.empty();
  }

  private static boolean isCopy(String file, String log) {
    return (file.startsWith(log + ".") || file.startsWith(log + "-"))
        && !COMPRESSED.matcher(file).matches();
  }

  private void follow(Optional<LogSource> old) throws IOException {
    if (old.isPresent()) {
      closeFormer();
      former = old.get();
      roundsOfFormer = 0;
    }
  }

  private boolean readFormer(Consumer<String> reader, BooleanSupplier stop) throws IOException {
    LogSource old = former;
    if (old == null) {
      return true;
    }
    if (!old.lines(reader, stop)) {
      return false;
    }
    if (++roundsOfFormer >= ROUNDS_AFTER_RENAMING) {
      old.lastLine(reader);
      closeFormer();
    }
    return true;
  }

  /** How far it has been read; empty while that is not in the file that has its name now. */
  Optional<LogPosition> position() {
    return former == null && current != null ? Optional.of(current.position()) : Optional.empty();
  }

  /** How many bytes have not been read. */
  long left() throws IOException {
    return (former == null ? 0 : former.left()) + (current == null ? 0 : current.left());
  }

  private void closeFormer() throws IOException {
    if (former != null) {
      former.close();
      former = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeFormer();
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
