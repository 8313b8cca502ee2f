package dev.tend.eventlog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What follows the last line break of a file: nothing, or the beginning of a line whose writer was
 * killed.
 *
 * @param end where the last whole line ends
 * @param fragment the beginning of what follows
 */
record TornTail(long end, String fragment) {
  private static final int CHUNK = 1 << 16;
  private static final int FRAGMENT = 512;

  boolean isThere() {
    return !fragment.isEmpty();
  }

  /** The tail of a file of this size. */
  static TornTail of(Path path, long size) throws IOException {
    if (size == 0) {
      return new TornTail(0, "");
    }
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      long end = lastLineEnd(in, size);
      ByteBuffer fragment = ByteBuffer.allocate((int) Math.min(FRAGMENT, size - end));
      in.read(fragment, end);
      fragment.flip();
      return new TornTail(end, StandardCharsets.UTF_8.decode(fragment).toString());
    }
  }

  private static long lastLineEnd(FileChannel in, long size) throws IOException {
    for (long until = size; until > 0; until -= CHUNK) {
      long from = Math.max(0, until - CHUNK);
      ByteBuffer chunk = ByteBuffer.allocate((int) (until - from));
      in.read(chunk, from);
      for (int at = chunk.position() - 1; at >= 0; at--) {
        if (chunk.get(at) == '\n') {
          return from + at + 1;
        }
      }
    }
    return 0;
  }
}
