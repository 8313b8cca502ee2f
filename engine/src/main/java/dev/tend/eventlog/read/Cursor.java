package dev.tend.eventlog.read;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Walks through the lines of several files, one after the other, and stops at the wanted ones. */
final class Cursor implements Closeable {
  private static final String HEAD = "{\"@timestamp\":\"";
  private static final int TIME_LENGTH = 24;
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Deque<Path> files;
  private final EventQuery query;
  private final String since;
  private final Optional<String> until;
  private @Nullable BufferedReader lines;
  private Optional<EventLine> current = Optional.empty();
  private long key;
  private long torn;

  Cursor(List<Path> files, EventQuery query) {
    this.files = new ArrayDeque<>(files);
    this.query = query;
    this.since = WRITTEN.format(query.since());
    this.until = query.until().map(WRITTEN::format);
  }

  /** The current line; empty at the end. */
  Optional<EventLine> current() {
    return current;
  }

  /** Orders lines: a line without an id belongs after the one before it. */
  long key() {
    return key;
  }

  /** How many torn lines there were so far. */
  long torn() {
    return torn;
  }

  /** Advances to the next wanted line; returns whether there is one. */
  boolean advance() throws IOException {
    current = Optional.empty();
    while (current.isEmpty()) {
      Optional<String> line = next();
      if (line.isEmpty()) {
        return false;
      }
      consider(line.get());
    }
    return true;
  }

  private void consider(String raw) {
    if (raw.isEmpty() || !isInTime(raw)) {
      return;
    }
    Optional<EventLine> line = EventLine.parse(raw);
    if (line.isEmpty()) {
      torn++;
      return;
    }
    key = line.get().key() > 0 ? line.get().key() : key;
    current = line.filter(query::wants);
  }

  /** Decides by the first field alone, so that what is too old costs little. */
  private boolean isInTime(String raw) {
    if (!raw.startsWith(HEAD) || raw.length() < HEAD.length() + TIME_LENGTH) {
      return true;
    }
    String time = raw.substring(HEAD.length(), HEAD.length() + TIME_LENGTH);
    return time.compareTo(since) >= 0 && until.filter(end -> time.compareTo(end) >= 0).isEmpty();
  }

  private Optional<String> next() throws IOException {
    while (true) {
      BufferedReader open = lines;
      if (open != null) {
        Optional<String> line = lineOf(open);
        if (line.isPresent()) {
          return line;
        }
        close();
      }
      Path file = files.poll();
      if (file == null) {
        return Optional.empty();
      }
      try {
        lines = Segments.open(file);
      } catch (NoSuchFileException removedMeanwhile) {
        lines = null;
      }
    }
  }

  /** The next line of a file; a compressed one that ends too early is torn there. */
  private Optional<String> lineOf(BufferedReader open) throws IOException {
    try {
      return Optional.ofNullable(open.readLine());
    } catch (EOFException | ZipException damaged) {
      torn++;
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    BufferedReader open = lines;
    lines = null;
    if (open != null) {
      open.close();
    }
  }
}
