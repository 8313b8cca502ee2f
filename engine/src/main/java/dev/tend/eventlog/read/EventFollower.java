package dev.tend.eventlog.read;

import dev.tend.eventlog.file.EventFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Hands over what was appended since it was last asked. Not for use by more than one thread. */
public final class EventFollower implements Closeable {
  private final List<LiveFileTail> liveFileTails = new ArrayList<>();
  private final EventQuery query;

  EventFollower(Path directory, EventQuery query) throws IOException {
    this.query = query;
    for (EventFile file : query.files()) {
      liveFileTails.add(new LiveFileTail(file, directory));
    }
  }

  /**
   * The events that are wanted and new, in the order of their ids.
   *
   * @throws IOException if a file cannot be read
   */
  public List<EventLine> poll() throws IOException {
    List<EventLine> lines = new ArrayList<>();
    for (LiveFileTail liveFileTail : liveFileTails) {
      for (String raw : liveFileTail.poll()) {
        EventLine.parse(raw).filter(query::wants).ifPresent(lines::add);
      }
    }
    // Stable, and a line without an id goes first: it is about what came before.
    lines.sort(Comparator.comparingLong(EventLine::key));
    return lines;
  }

  @Override
  public void close() throws IOException {
    for (LiveFileTail liveFileTail : liveFileTails) {
      liveFileTail.close();
    }
  }
}
