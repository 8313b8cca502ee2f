package dev.tend.probe.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a message came to Postfix. The time of its file does not say so: a deferred message's is
 * when it will be tried again. The time is in a record near the start of the file; a record is a
 * letter, a length in groups of seven bits, the lowest first, and so many bytes.
 */
final class QueueArrivalTime {
  private static final int HEAD = 1024;
  private static final int TIME = 'T';
  private static final int CONTENT = 'M';
  private static final int GROUP_BITS = 7;
  private static final int GROUP = 0x7f;
  private static final int MORE = 0x80;
  private static final int LAST_SHIFT = 21;
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,12})(?: .*)?", Pattern.DOTALL);

  private final byte[] head;
  private int next;

  private QueueArrivalTime(byte[] head) {
    this.head = head;
  }

  /** The time in a queue file; empty when its beginning does not hold it. */
  static Optional<Instant> of(Path file) throws IOException {
    try (InputStream open = Files.newInputStream(file)) {
      return new QueueArrivalTime(open.readNBytes(HEAD)).find();
    }
  }

  private Optional<Instant> find() {
    while (next < head.length && head[next] != CONTENT) {
      int type = head[next++];
      int length = length();
      if (length < 0 || length > head.length - next) {
        return Optional.empty();
      }
      String data = new String(head, next, length, StandardCharsets.ISO_8859_1);
      next += length;
      if (type == TIME) {
        Matcher seconds = SECONDS.matcher(data);
        return seconds.matches()
            ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.group(1))))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private int length() {
    int length = 0;
    for (int shift = 0; shift <= LAST_SHIFT && next < head.length; shift += GROUP_BITS) {
      int group = head[next++];
      length |= (group & GROUP) << shift;
      if ((group & MORE) == 0) {
        return length;
      }
    }
    return -1;
  }
}
