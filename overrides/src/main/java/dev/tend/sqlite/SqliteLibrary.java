package dev.tend.sqlite;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Where SQLite's native part is unpacked: into a directory that only we can write, since a file in
 * a shared one could be replaced before it is loaded. Loaded once, it stays for the whole program.
 */
public final class SqliteLibrary {
  /** The property that says where it is unpacked; it stays set once it is loaded. */
  private static final String DIRECTORY = "org.sqlite.tmpdir";

  private SqliteLibrary() {}

  /**
   * Loads from this directory, which stays, unless it is loaded already. What a killed program left
   * there is removed.
   *
   * @throws IOException if there is no room, or nothing may be written or loaded there
   */
  public static void loadFrom(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    if (System.getProperty(DIRECTORY) != null) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "sqlite-*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    load(directory.toAbsolutePath());
  }

  /**
   * Loads from a new directory that is removed with this program, unless it is loaded already.
   *
   * @param other where such a directory can be made if it cannot be where temporary files are, or
   *     if nothing may be loaded from there; not used if it belongs to somebody else
   * @throws IOException if that fails; the message says what to do
   */
  public static void loadForAWhile(Optional<Path> other) throws IOException {
    if (System.getProperty(DIRECTORY) != null) {
      return;
    }
    try {
      loadAndForget(Files.createTempDirectory("tend-"));
    } catch (IOException unusable) {
      try {
        if (other.isPresent() && FileOwnership.of(other.get()).uid() == FileOwnership.self()) {
          loadAndForget(Files.createTempDirectory(other.get(), "native-"));
          return;
        }
      } catch (IOException failed) {
        unusable.addSuppressed(failed);
      }
      throw new IOException(
          "SQLite cannot be loaded; check the directory for temporary files, its free space and"
              + " whether it is mounted noexec ("
              + unusable
              + ")",
          unusable);
    }
  }

  private static void loadAndForget(Path directory) throws IOException {
    directory.toFile().deleteOnExit();
    load(directory);
  }

  private static void load(Path directory) throws IOException {
    System.setProperty(DIRECTORY, directory.toString());
    try {
      // Now, and not with the first connection: after a failure there, another place is too late.
      if (SQLiteJDBCLoader.initialize()) {
        return;
      }
    } catch (Exception unloadable) {
      System.clearProperty(DIRECTORY);
      throw new IOException("not from " + directory, unloadable);
    }
    System.clearProperty(DIRECTORY);
    throw new IOException("not from " + directory);
  }
}
