package dev.tend.eventlog.read;

import dev.tend.core.event.EventId;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.file.Segment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The latest incarnation that wrote to an event directory, by its files alone. */
public final class LatestIncarnation {
  private static final int TAIL = 1 << 16;

  private LatestIncarnation() {}

  /**
   * The highest incarnation on record. Reads the end of each live file, and the newest rotated file
   * of starts if it has no live one.
   *
   * @param directory the event directory
   * @return the incarnation; 0 when there is no event
   * @throws IOException if a file cannot be read
   */
  public static int in(Path directory) throws IOException {
    long newest = 0;
    for (EventFile file : EventFile.values()) {
      newest = Math.max(newest, ofLive(file.in(directory)));
    }
    if (!Files.exists(EventFile.STARTUP_NOTIFICATION.in(directory))) {
      newest = Math.max(newest, ofNewestRotated(directory));
    }
    return EventId.unpacked(newest).incarnation();
  }

  private static long ofLive(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = in.size();
      ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, TAIL));
      long from = size - tail.capacity();
      while (tail.hasRemaining() && in.read(tail, from + tail.position()) >= 0) {
        // Until it is full; a file that was cut meanwhile ends earlier.
      }
      String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8);
      return newest(text.lines().toList());
    } catch (NoSuchFileException none) {
      return 0;
    }
  }

  /** The last line with an id: within one file ids only grow. */
  private static long newest(List<String> lines) {
    return lines.reversed().stream()
        .map(line -> EventLine.parse(line).map(EventLine::key).orElse(0L))
        .filter(key -> key > 0)
        .findFirst()
        .orElse(0L);
  }

  private static long ofNewestRotated(Path directory) throws IOException {
    List<Path> rotated = Segment.rotated(EventFile.STARTUP_NOTIFICATION, directory);
    if (rotated.isEmpty()) {
      return 0;
    }
    try (BufferedReader lines = Segments.open(rotated.getLast())) {
      return lines
          .lines()
          .map(EventLine::parse)
          .flatMap(Optional::stream)
          .mapToLong(EventLine::key)
          .max()
          .orElse(0);
    }
  }
}
