package dev.tend.probe.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One open file, read line by line from where it was left. It stays the same when renamed. */
final class LogSource implements AutoCloseable {
  /** What is looked at of a line; the rest is passed over. */
  static final int LONGEST_LINE = 4096;

  private static final int CHUNK = 64 * 1024;

  private final FileChannel channel;
  private final long inode;
  private long at;
  private boolean skipping;
  private LogPosition seen;

  private LogSource(FileChannel channel, long inode, long at, boolean skipping) throws IOException {
    this.channel = channel;
    this.inode = inode;
    this.at = at;
    this.skipping = skipping;
    this.seen = LogPosition.in(channel, inode, at, skipping);
  }

  /**
   * Opens a file, to read from its beginning.
   *
   * @throws IOException if it cannot be read, or is not a file: a pipe would hang
   */
  static LogSource begin(Path file) throws IOException {
    return open(file, 0, false);
  }

  /** Opens a file, to read what will be written from now on. */
  static LogSource end(Path file) throws IOException {
    LogSource source = begin(file);
    source.at = source.channel.size();
    // The rest of a line of which the beginning was not seen is no line.
    source.skipping = source.at > 0 && source.byteBefore() != '\n';
    source.seen = LogPosition.in(source.channel, source.inode, source.at, source.skipping);
    return source;
  }

  private int byteBefore() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return channel.read(one, at - 1) == 1 ? one.get(0) : '\n';
  }

  private static LogSource open(Path file, long at, boolean skipping) throws IOException {
    long inode = inode(file);
    return new LogSource(FileChannel.open(file, StandardOpenOption.READ), inode, at, skipping);
  }

  /**
   * The number of a file in its file system.
   *
   * @throws IOException if it is not there, or not a file
   */
  static long inode(Path file) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(file, "unix:ino,isRegularFile");
    if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
      throw new IOException("it is not a regular file");
    }
    return ((Number) attributes.getOrDefault("ino", 0L)).longValue();
  }

  long inode() {
    return inode;
  }

  /** Goes on from a place; false, and nothing has changed, when this file was never read so far. */
  boolean resume(LogPosition place) throws IOException {
    if (!place.isIn(channel)) {
      return false;
    }
    at = place.at();
    skipping = place.skipping();
    seen = new LogPosition(inode, at, place.mark(), skipping, place.seenAt());
    return true;
  }

  /** Whether it says something else now where it was read before: it was truncated. */
  boolean isOther() throws IOException {
    return !seen.isIn(channel);
  }

  /** Begins again, since it was truncated. */
  void restart() throws IOException {
    at = 0;
    skipping = false;
    seen = LogPosition.in(channel, inode, at, skipping);
  }

  /** How far it has been read. */
  LogPosition position() {
    return seen;
  }

  /** How much of it has not been read. */
  long left() throws IOException {
    return Math.max(0, channel.size() - at);
  }

  /**
   * Reads whole lines.
   *
   * @param stop asked after each line whether to stop
   * @return whether there is no further whole line
   */
  boolean lines(Consumer<String> reader, BooleanSupplier stop) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try {
      while (true) {
        int length = fill(chunk);
        int from = 0;
        for (int end = newline(chunk, 0, length); end >= 0; end = newline(chunk, from, length)) {
          take(chunk, from, end, reader);
          at += end + 1 - from;
          from = end + 1;
          if (stop.getAsBoolean()) {
            return false;
          }
        }
        int rest = length - from;
        if (rest >= LONGEST_LINE || (skipping && rest > 0)) {
          // Of a line without end the beginning is looked at, once.
          take(chunk, from, length, reader);
          skipping = true;
          at += rest;
        } else if (length < CHUNK) {
          return true;
        }
        if (stop.getAsBoolean()) {
          return false;
        }
      }
    } finally {
      seen = LogPosition.in(channel, inode, at, skipping);
    }
  }

  /** Takes what is left as a line: nobody will end it any more. */
  void lastLine(Consumer<String> reader) throws IOException {
    byte[] chunk = new byte[LONGEST_LINE];
    int length = fill(chunk);
    if (length > 0) {
      take(chunk, 0, length, reader);
      at += length;
    }
  }

  private int fill(byte[] chunk) throws IOException {
    ByteBuffer into = ByteBuffer.wrap(chunk);
    while (into.hasRemaining() && channel.read(into, at + into.position()) > 0) {}
    return into.position();
  }

  private void take(byte[] chunk, int from, int end, Consumer<String> reader) {
    if (skipping) {
      skipping = false;
      return;
    }
    int length = Math.min(end - from, LONGEST_LINE);
    String line = new String(chunk, from, length, StandardCharsets.UTF_8);
    reader.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }

  private static int newline(byte[] chunk, int from, int length) {
    for (int i = from; i < length; i++) {
      if (chunk[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
