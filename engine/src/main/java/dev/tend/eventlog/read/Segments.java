package dev.tend.eventlog.read;

import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.file.Segment;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file of the log and its predecessors, in the order of their first events. */
final class Segments {
  /** A wall clock that was set back makes files look older than their lines. */
  private static final Duration MARGIN = Duration.ofHours(2);

  private Segments() {}

  /** A segment and the key of its first event. */
  private record Dated(Path path, long first) {}

  /** The files that may have lines from this time on and after this event, the live one last. */
  static List<Path> of(EventFile file, Path directory, Instant since, long after)
      throws IOException {
    List<Dated> dated = new ArrayList<>();
    for (Path path : Segment.rotated(file, directory)) {
      first(path, since)
          .filter(key -> key > after)
          .ifPresent(key -> dated.add(new Dated(path, key)));
    }
    dated.sort(Comparator.comparingLong(Dated::first));
    List<Path> paths = new ArrayList<>(dated.stream().map(Dated::path).toList());
    Path live = file.in(directory);
    if (Files.exists(live)) {
      paths.add(live);
    }
    return paths;
  }

  static BufferedReader open(Path path) throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      InputStream plain =
          path.toString().endsWith(Segment.COMPRESSED) ? new GZIPInputStream(in) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException notCompressed) {
      in.close();
      throw notCompressed;
    }
  }

  /**
   * The key of the first event; 0 when no line has one; empty when the file is too old, gone by
   * now, or not compressed although its name says so.
   */
  private static Optional<Long> first(Path path, Instant since) throws IOException {
    try {
      if (since.isAfter(Instant.EPOCH)
          && Files.getLastModifiedTime(path).toInstant().isBefore(since.minus(MARGIN))) {
        return Optional.empty();
      }
      try (BufferedReader lines = open(path)) {
        return Optional.of(firstKey(lines));
      }
    } catch (NoSuchFileException | EOFException | ZipException unusable) {
      return Optional.empty();
    }
  }

  private static long firstKey(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null) {
      long key = EventLine.parse(line).map(EventLine::key).orElse(0L);
      if (key > 0) {
        return key;
      }
      line = lines.readLine();
    }
    return 0;
  }
}
