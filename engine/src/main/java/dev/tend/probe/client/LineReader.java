package dev.tend.probe.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines, and never holds more than one of bounded length. Begins with a small buffer, since
 * almost all lines are short.
 */
final class LineReader {
  static final int MAX_LINE_BYTES = 8 * 1024;
  static final int MAX_REPLY_BYTES = 64 * 1024;
  static final int MAX_REPLY_LINES = 1000;
  private static final int FIRST_BYTES = 512;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int from;
  private int to;
  private int replyBytes;
  private int replyLines;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** What is read from here on counts as a new reply. */
  void beginReply() {
    replyBytes = 0;
    replyLines = 0;
  }

  /** Whether anything has arrived that was not asked for yet. */
  boolean hasUnread() throws IOException {
    return from < to || in.available() > 0;
  }

  /** What has arrived of the line that is not complete yet. */
  String unread() {
    return text(from, to);
  }

  /** The next line without its end. */
  String line() throws IOException {
    int searched = from;
    while (true) {
      int end = indexOfLineFeed(searched);
      if (end >= 0) {
        return take(end);
      }
      if (to - from >= MAX_LINE_BYTES) {
        throw new TooLongException("a line of more than " + MAX_LINE_BYTES + " bytes");
      }
      int alreadySearched = to - from;
      fill();
      searched = from + alreadySearched;
    }
  }

  /** So many bytes. Allocates as they arrive, not as they were announced. */
  byte[] octets(long length) throws IOException {
    if (length > MAX_REPLY_BYTES - replyBytes) {
      throw new TooLongException("a literal of " + length + " bytes");
    }
    replyBytes += (int) length;
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    while (taken.size() < length) {
      if (from == to) {
        fill();
      }
      int count = Math.min((int) length - taken.size(), to - from);
      taken.write(buffer, from, count);
      from += count;
    }
    return taken.toByteArray();
  }

  private String take(int end) throws TooLongException {
    replyBytes += end + 1 - from;
    replyLines++;
    if (replyBytes > MAX_REPLY_BYTES) {
      throw new TooLongException("a reply of more than " + MAX_REPLY_BYTES + " bytes");
    }
    if (replyLines > MAX_REPLY_LINES) {
      throw new TooLongException("a reply of more than " + MAX_REPLY_LINES + " lines");
    }
    boolean carriageReturn = end > from && buffer[end - 1] == '\r';
    String line = text(from, carriageReturn ? end - 1 : end);
    from = end + 1;
    return line;
  }

  private int indexOfLineFeed(int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Waits for more. */
  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MAX_LINE_BYTES));
    }
    int count = in.read(buffer, to, buffer.length - to);
    if (count < 0) {
      throw new EOFException("closed by the other side");
    }
    to += count;
  }

  /** What is not UTF-8 becomes the replacement character. */
  private String text(int start, int end) {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /** The other side sends more than is read. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message);
    }
  }
}
