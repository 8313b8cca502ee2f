package dev.tend.recovery.evidence;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The files of evidence: one for each collection, readable by the agent's user alone, since a log
 * names users. The oldest are removed when there are too many, when they take too much room, and
 * when they are too old.
 */
public final class EvidenceFiles {
  /** How many are kept at most. */
  static final int MOST_FILES = 100;

  /** The part of the room of the event files that they may take. */
  private static final int SHARE = 20;

  /** A disk that is fuller than this needs its room for mail. */
  private static final long ROOM_LEFT = 32L << 20;

  private static final String SUFFIX = ".txt";
  private static final String UNFINISHED = ".part";
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path directory;
  private final long room;
  private final Duration longest;

  private record Kept(Path file, Instant at, long bytes) {}

  /**
   * Beside the events.
   *
   * @param events the event directory
   * @param retainedBytes how much the event files may take; these may take a twentieth of that more
   * @param retainedFor how long event files are kept
   */
  public EvidenceFiles(Path events, long retainedBytes, Duration retainedFor) {
    this.directory = events.resolve("evidence");
    this.room = retainedBytes / SHARE;
    this.longest = retainedFor;
  }

  /**
   * Writes a file, whole or not at all, and removes old ones.
   *
   * @param instance the action it belongs to
   * @return the file
   * @throws IOException if it cannot be written; the message says why
   */
  public Path write(String instance, String text, Instant wallNow) throws IOException {
    prepare();
    long left = Files.getFileStore(directory).getUsableSpace();
    if (left < ROOM_LEFT) {
      throw new IOException("only " + (left >> 20) + " MiB are left on the disk of " + directory);
    }
    String name = instance.replaceAll("[^A-Za-z0-9._-]", "-");
    Path unfinished = directory.resolve(name + UNFINISHED);
    Path file = directory.resolve(name + SUFFIX);
    Files.deleteIfExists(unfinished);
    try {
      Files.createFile(unfinished, PRIVATE);
      Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    sweep(wallNow);
    return file;
  }

  /**
   * Removes what is too much or too old.
   *
   * @throws IOException if the directory cannot be read, or a file not removed
   */
  public void sweep(Instant wallNow) throws IOException {
    long bytes = 0;
    int files = 0;
    for (Kept kept : newestFirst()) {
      bytes += kept.bytes();
      files++;
      boolean old = kept.at().isBefore(wallNow.minus(longest));
      boolean tooMuch = files > MOST_FILES || (files > 1 && bytes > room);
      if (old || tooMuch) {
        Files.deleteIfExists(kept.file());
      }
    }
  }

  private void prepare() throws IOException {
    if (!Files.exists(directory)) {
      Files.createDirectories(directory, PRIVATE_DIRECTORY);
    }
    FileOwnership found = FileOwnership.of(directory);
    if (!found.isRootsOrOwn() || found.othersWrite()) {
      throw new IOException(directory + " is not the agent's own; remove it");
    }
  }

  private List<Kept> newestFirst() throws IOException {
    List<Kept> all = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return all;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : entries) {
        all.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    all.sort(Comparator.comparing(Kept::at).reversed());
    return all;
  }
}
