package dev.tend.eventlog.read;

import dev.tend.eventlog.file.EventFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is appended to one live file. When it is rotated, its rest is read by the open handle, then
 * whatever was rotated since, then the new file.
 */
final class LiveFileTail implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final EventFile file;
  private final Path directory;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private @Nullable FileChannel in;
  private @Nullable Object key;
  private long last;

  /** Starts at the end of the current file. */
  LiveFileTail(EventFile file, Path directory) throws IOException {
    this.file = file;
    this.directory = directory;
    if (open()) {
      drain();
    }
  }

  /** The whole lines that are new. */
  List<String> poll() throws IOException {
    List<String> lines = new ArrayList<>(drain());
    if (isReplaced()) {
      lines.addAll(drain());
      close();
      line.reset();
      lines.addAll(rotated());
      long known = last;
      if (open()) {
        drain().stream().filter(raw -> isAfter(raw, known)).forEach(lines::add);
      }
    }
    return lines;
  }

  /** A file that was cut back and grew again is read from its beginning. */
  private static boolean isAfter(String raw, long known) {
    return EventLine.parse(raw)
        .filter(found -> found.key() > known || found.key() == 0)
        .isPresent();
  }

  private boolean open() throws IOException {
    try {
      Path live = file.in(directory);
      in = FileChannel.open(live, StandardOpenOption.READ);
      key = Files.readAttributes(live, BasicFileAttributes.class).fileKey();
      return true;
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  private boolean isReplaced() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file.in(directory), BasicFileAttributes.class);
      FileChannel open = in;
      return open == null || !Objects.equals(now.fileKey(), key) || now.size() < open.position();
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  private List<String> drain() throws IOException {
    List<String> lines = new ArrayList<>();
    FileChannel open = in;
    if (open == null) {
      return lines;
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    while (open.read(chunk) > 0) {
      chunk.flip();
      while (chunk.hasRemaining()) {
        byte next = chunk.get();
        if (next == '\n') {
          lines.add(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(next);
        }
      }
      chunk.clear();
    }
    remember(lines);
    return lines;
  }

  private void remember(List<String> lines) {
    for (String raw : lines.reversed()) {
      long found = EventLine.parse(raw).map(EventLine::key).orElse(0L);
      if (found > 0) {
        last = Math.max(last, found);
        return;
      }
    }
  }

  /** Files that came and went between two polls. */
  private List<String> rotated() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path path : Segments.of(file, directory, Instant.EPOCH, last)) {
      if (!path.equals(file.in(directory))) {
        lines.addAll(linesOf(path));
      }
    }
    remember(lines);
    return lines;
  }

  private static List<String> linesOf(Path path) throws IOException {
    try (BufferedReader reader = Segments.open(path)) {
      return reader.lines().toList();
    } catch (NoSuchFileException removed) {
      return List.of();
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel open = in;
    in = null;
    if (open != null) {
      open.close();
    }
  }
}
