package dev.tend.eventlog.file;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Directories for event files. One that others could write to, or that belongs to somebody else, is
 * refused: whoever owns the directory could make Tend write anywhere.
 */
public final class EventDirectory {
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwxr-x---");

  private EventDirectory() {}

  /**
   * Makes a directory, with those above it, and checks it.
   *
   * @throws FileSystemException if it is not safe; its reason says why and what to do
   * @throws IOException if it cannot be created or inspected
   */
  public static void prepare(Path directory) throws IOException {
    try {
      check(directory);
    } catch (NoSuchFileException absent) {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(MODE));
      check(directory);
    }
  }

  /**
   * Checks a directory if it exists.
   *
   * @throws FileSystemException if it exists and is not safe
   * @throws IOException if it cannot be inspected
   */
  public static void checkIfThere(Path directory) throws IOException {
    if (Files.exists(directory)) {
      check(directory);
    }
  }

  private static void check(Path directory) throws IOException {
    FileOwnership found = FileOwnership.of(directory);
    if (!found.isRootsOrOwn()) {
      throw refused(
          directory, "belongs to user " + found.uid() + "; give it to the user the agent runs as");
    }
    if (found.othersWrite()) {
      throw refused(directory, "can be written to by everybody; chmod o-w it");
    }
    if (!Files.isDirectory(directory)) {
      throw refused(directory, "is not a directory; name one for the events");
    }
  }

  private static FileSystemException refused(Path directory, String reason) {
    return new FileSystemException(directory.toString(), null, reason);
  }
}
