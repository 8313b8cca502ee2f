package dev.tend.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who may change a file: what names commands may be changed by root and by the user whose commands
 * they become, and by nobody else.
 */
public final class FileOwnership {
  private static final int ROOT = 0;
  private static final int WRITABLE_BY_OTHERS = 022;
  private static final int PERMISSIONS = 0777;

  private FileOwnership() {}

  /**
   * Why a file or directory is not to be trusted, and what to do; empty when it is. A link is
   * followed: what counts is what it leads to.
   *
   * @throws IOException if it cannot be looked at
   */
  public static Optional<String> objection(Path path) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode");
    int owner = (Integer) attributes.getOrDefault("uid", -1);
    int mode = (Integer) attributes.getOrDefault("mode", PERMISSIONS);
    int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (owner != ROOT && owner != self) {
      return Optional.of(
          "it belongs to user "
              + owner
              + ", who could make Tend run commands as user "
              + self
              + "; chown it to root");
    }
    if ((mode & WRITABLE_BY_OTHERS) != 0) {
      return Optional.of(
          "its mode is "
              + Integer.toOctalString(mode & PERMISSIONS)
              + ", so that others than its owner could make Tend run commands; chmod go-w");
    }
    return Optional.empty();
  }

  /**
   * The same of a directory and everything directly within it.
   *
   * @throws IOException if it cannot be looked at
   */
  public static Optional<String> objectionWithin(Path directory) throws IOException {
    Optional<String> found = objection(directory);
    if (found.isPresent() || !Files.isDirectory(directory)) {
      return found.map(reason -> directory + ": " + reason);
    }
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Optional<String> one =
            Files.exists(file)
                ? objection(file)
                : Optional.of("it is gone, or a link that leads nowhere");
        if (one.isPresent()) {
          return one.map(reason -> file + ": " + reason);
        }
      }
    }
    return Optional.empty();
  }
}
