package dev.tend.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of a stream and throws the rest away, never waiting for more to come. */
final class BoundedCapture {
  private static final int CHUNK = 16 * 1024;

  private final InputStream stream;
  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean truncated;
  private boolean ended;

  BoundedCapture(InputStream stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  /** Takes what is there now, up to a chunk; whether there was anything. */
  boolean take() {
    if (ended) {
      return false;
    }
    try {
      int available = stream.available();
      if (available <= 0) {
        return false;
      }
      byte[] chunk = stream.readNBytes(Math.min(available, CHUNK));
      int room = Math.min(chunk.length, limit - kept.size());
      kept.write(chunk, 0, room);
      truncated |= room < chunk.length;
      return chunk.length > 0;
    } catch (IOException closed) {
      ended = true;
      return false;
    }
  }

  boolean truncated() {
    return truncated;
  }

  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
