package dev.tend.eventlog.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The names of rotated files: {@code ProbeResult.20260105T000000000Z.jsonl.gz}. */
public final class Segment {
  /** How compressed files end. */
  public static final String COMPRESSED = ".gz";

  /** How files end that are not yet whole. */
  static final String UNFINISHED = ".part";

  private static final String LINES = ".jsonl";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private Segment() {}

  /**
   * A free name for a file that is to be rotated.
   *
   * @throws IOException never
   */
  static Path rotatedName(Path live, Instant wallNow) throws IOException {
    String name = live.toFile().getName();
    String base = name.substring(0, name.length() - LINES.length()) + "." + STAMP.format(wallNow);
    Path free = live.resolveSibling(base + LINES);
    int again = 1;
    while (Files.exists(free)
        || Files.exists(live.resolveSibling(free.toFile().getName() + COMPRESSED))) {
      free = live.resolveSibling(base + "-" + again + LINES);
      again++;
    }
    return free;
  }

  /**
   * The rotated files with earlier lines of a live file, whatever rotated them; oldest name first,
   * compressed or not. Empty when there is no directory.
   *
   * @throws IOException if the directory cannot be listed
   */
  public static List<Path> rotated(EventFile file, Path directory) throws IOException {
    Path live = file.in(directory);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            live.resolveSibling(""), entry -> entry.toFile().getName().startsWith(file.base()))) {
      for (Path entry : entries) {
        String name = entry.toFile().getName();
        if (!entry.equals(live) && name.contains(LINES) && !name.endsWith(UNFINISHED)) {
          found.add(entry);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  /** Whether the log itself gave this name. */
  static boolean isOurs(EventFile file, Path segment) {
    String name = segment.toFile().getName();
    return name.startsWith(file.base())
        && name.substring(file.base().length()).matches("\\d{8}T\\d{9}Z(-\\d+)?\\.jsonl(\\.gz)?");
  }
}
