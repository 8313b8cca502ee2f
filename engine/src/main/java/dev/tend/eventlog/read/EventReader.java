package dev.tend.eventlog.read;

import dev.tend.eventlog.file.EventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Reads the event files of a directory. Torn lines are left out and counted. Not for use by more
 * than one thread.
 */
public final class EventReader {
  private final Path directory;
  private long torn;

  /**
   * A reader.
   *
   * @throws NotDirectoryException if there is no such directory
   */
  public EventReader(Path directory) throws NotDirectoryException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    this.directory = directory;
  }

  /**
   * Hands over the events that are wanted, in the order of their ids, until the reader has enough.
   *
   * @param query which
   * @param reader takes them; answers whether it wants more
   * @throws IOException if a file cannot be read
   */
  public void read(EventQuery query, Predicate<EventLine> reader) throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    try {
      PriorityQueue<Cursor> next = new PriorityQueue<>(Comparator.comparingLong(Cursor::key));
      for (EventFile file : query.files()) {
        Cursor cursor =
            new Cursor(Segments.of(file, directory, query.since(), Long.MIN_VALUE), query);
        cursors.add(cursor);
        if (cursor.advance()) {
          next.add(cursor);
        }
      }
      merge(next, reader);
    } finally {
      for (Cursor cursor : cursors) {
        torn += cursor.torn();
        cursor.close();
      }
    }
  }

  private static void merge(PriorityQueue<Cursor> next, Predicate<EventLine> reader)
      throws IOException {
    while (!next.isEmpty()) {
      Cursor first = next.remove();
      if (!reader.test(first.current().orElseThrow())) {
        return;
      }
      if (first.advance()) {
        next.add(first);
      }
    }
  }

  /**
   * Follows what is appended from now on, across rotated files.
   *
   * @throws IOException if a file cannot be read
   */
  public EventFollower follow(EventQuery query) throws IOException {
    return new EventFollower(directory, query);
  }

  /** How many torn lines were met so far. */
  public long torn() {
    return torn;
  }
}
