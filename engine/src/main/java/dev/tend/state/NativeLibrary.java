package dev.tend.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where SQLite's native part is unpacked: into a directory that only we can write, for what lies in
 * a common one can be exchanged before it is loaded.
 */
final class NativeLibrary {
  private static final String PROPERTY = "org.sqlite.tmpdir";
  private static final String OWN = "rwx------";

  private NativeLibrary() {}

  /** Unpacks into this directory, if nobody said otherwise. What a killed agent left there goes. */
  static void unpackInto(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWN));
    if (System.getProperty(PROPERTY) == null) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "sqlite-*")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
      System.setProperty(PROPERTY, directory.toAbsolutePath().toString());
    }
  }

  /** Unpacks into a new directory that goes with this program, if nobody said otherwise. */
  static void unpackForAWhile() throws IOException {
    if (System.getProperty(PROPERTY) == null) {
      Path directory = Files.createTempDirectory("tend-");
      directory.toFile().deleteOnExit();
      System.setProperty(PROPERTY, directory.toString());
    }
  }
}
