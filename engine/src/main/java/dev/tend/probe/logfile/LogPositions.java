package dev.tend.probe.logfile;

import dev.tend.definition.ItemId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers across restarts how far logs have been read, in a file for each probe. Where that
 * cannot be written or read, a new run begins at the end of the log, as a first one does.
 */
final class LogPositions {
  private static final Logger LOG = LoggerFactory.getLogger(LogPositions.class);

  /** What was red so long ago is no news, and may have been seen to. */
  private static final Duration WORTH_READING = Duration.ofDays(1);

  private final Path directory;
  private final InstantSource wall;

  /** Those in a directory, which is made when it is needed. */
  LogPositions(Path directory, InstantSource wall) {
    this.directory = directory;
    this.wall = wall;
  }

  /** How far a probe had read a log; empty when that is not known, or was too long ago. */
  Optional<LogPosition> of(ItemId probe, Path log) {
    Path file = file(probe, log);
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      LogPosition position =
          new LogPosition(
              Long.parseLong(words[0]),
              Long.parseLong(words[1]),
              words[2],
              Boolean.parseBoolean(words[3]),
              Instant.parse(words[4]));
      boolean recent = position.seenAt().isAfter(wall.instant().minus(WORTH_READING));
      return recent ? Optional.of(position) : Optional.empty();
    } catch (NoSuchFileException first) {
      return Optional.empty();
    } catch (IOException
        | IndexOutOfBoundsException
        | NumberFormatException
        | DateTimeParseException unreadable) {
      LOG.warn("{} begins at the end of {}: {}", probe, log, unreadable.toString());
      return Optional.empty();
    }
  }

  /** Remembers how far a probe has read a log. */
  void keep(ItemId probe, Path log, LogPosition position) {
    Path file = file(probe, log);
    try {
      Files.createDirectories(directory);
      Path beside = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(
          beside,
          "%d %d %s %b %s\n"
              .formatted(
                  position.inode(),
                  position.at(),
                  position.mark(),
                  position.skipping(),
                  position.seenAt()));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException full) {
      LOG.debug("it cannot be kept how far {} has read {}", probe, log, full);
    }
  }

  private Path file(ItemId probe, Path log) {
    String name = probe.toString().toLowerCase(Locale.ROOT) + "\n" + log;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return directory.resolve(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
