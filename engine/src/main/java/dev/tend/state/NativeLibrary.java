package dev.tend.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Where SQLite's native part is unpacked: into a directory that only we can write, for what lies in
 * a common one can be exchanged before it is loaded.
 */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);
  private static final String PROPERTY = "org.sqlite.tmpdir";
  private static final String OWN = "rwx------";

  private NativeLibrary() {}

  /**
   * Unpacks into this directory, if nobody said otherwise, and loads. What a killed agent left
   * there goes. Where there is no room, or nothing may be written or loaded, a temporary directory
   * serves: state that cannot be written may still be read.
   *
   * @throws IOException if it cannot be loaded from anywhere
   */
  static void unpackInto(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWN));
      if (System.getProperty(PROPERTY) != null) {
        return;
      }
      try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "sqlite-*")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
      loadFrom(directory.toAbsolutePath());
    } catch (IOException unusable) {
      LOG.warn("SQLite cannot be unpacked into {}: {}", directory, unusable.toString());
      unpackForAWhile();
    }
  }

  /**
   * Unpacks into a new directory that goes with this program, if nobody said otherwise, and loads.
   *
   * @throws IOException if that fails
   */
  static void unpackForAWhile() throws IOException {
    if (System.getProperty(PROPERTY) == null) {
      Path directory = Files.createTempDirectory("tend-");
      directory.toFile().deleteOnExit();
      loadFrom(directory);
    }
  }

  private static void loadFrom(Path directory) throws IOException {
    System.setProperty(PROPERTY, directory.toString());
    try {
      // Now, and not with the first connection: after a failure there, another place is too late.
      if (SQLiteJDBCLoader.initialize()) {
        return;
      }
    } catch (Exception unloadable) {
      System.clearProperty(PROPERTY);
      throw new IOException("SQLite cannot be loaded from " + directory, unloadable);
    }
    System.clearProperty(PROPERTY);
    throw new IOException("SQLite cannot be loaded from " + directory);
  }
}
