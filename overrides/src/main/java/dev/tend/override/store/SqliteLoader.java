package dev.tend.override.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/** Where SQLite's native part is unpacked when this program has not loaded it yet. */
final class SqliteLoader {
  /** Whoever unpacks it says where by this property, and leaves it set once it is loaded. */
  private static final String DIRECTORY = "org.sqlite.tmpdir";

  private SqliteLoader() {}

  /**
   * Loads, from a new directory that nobody else can write and that goes with this program.
   *
   * @param other where such a directory can be made if it cannot be where temporary files are, or
   *     if nothing may be loaded from there; not used if it belongs to somebody else
   */
  static void load(Path other) throws OverrideStoreException {
    if (System.getProperty(DIRECTORY) != null) {
      return;
    }
    try {
      loadFrom(Files.createTempDirectory("tend-"));
    } catch (IOException unusable) {
      loadFromWithin(other, unusable);
    }
  }

  private static void loadFromWithin(Path other, IOException unusable)
      throws OverrideStoreException {
    try {
      if (PermissionCheck.isOwn(other)) {
        loadFrom(Files.createTempDirectory(other, "native-"));
        return;
      }
    } catch (IOException failed) {
      unusable.addSuppressed(failed);
    }
    throw new OverrideStoreException(
        "SQLite cannot be loaded; see to the directory for temporary files, to its room and to"
            + " whether its mount says noexec ("
            + unusable
            + ")",
        unusable);
  }

  private static void loadFrom(Path directory) throws IOException {
    directory.toFile().deleteOnExit();
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
