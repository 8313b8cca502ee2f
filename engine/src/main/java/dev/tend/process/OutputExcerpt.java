package dev.tend.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of what a program wrote, on one line: the reason of a failure stands there. */
final class OutputExcerpt {
  private static final Logger LOG = LoggerFactory.getLogger(OutputExcerpt.class);
  private static final int MOST_BYTES = 16 * 1024;
  private static final int MOST_LINES = 5;
  private static final int MOST_CHARACTERS = 500;

  private OutputExcerpt() {}

  static String of(String text) {
    List<String> lines =
        text.lines()
            .map(line -> line.replaceAll("\\p{Cntrl}+", " ").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    int first = Math.max(0, lines.size() - MOST_LINES);
    String joined = String.join("; ", lines.subList(first, lines.size()));
    return joined.length() <= MOST_CHARACTERS
        ? joined
        : "..." + joined.substring(joined.length() - MOST_CHARACTERS);
  }

  /** The end of a file as it stands; a sentence instead where it cannot be read. */
  static String endOf(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - MOST_BYTES));
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      int read;
      do {
        read = channel.read(bytes);
      } while (read > 0 && bytes.hasRemaining());
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "its output cannot be read: " + unreadable;
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException undeletable) {
      LOG.warn("{} is left behind: {}", file, undeletable.toString());
    }
  }
}
