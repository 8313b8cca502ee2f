package dev.tend.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns a file and who else may use it. Before a file that names commands, contains a secret or
 * decides what is repaired is read, this says whether the wrong people could have written it.
 *
 * @param uid its owner
 * @param mode its permissions. An access list shows here, too: its widest entry is in the group's
 *     permissions
 * @param isRegularFile whether it is a regular file, not a directory, link or pipe
 */
public record FileOwnership(int uid, int mode, boolean isRegularFile) {
  /** The attributes that {@link #of(Map)} needs. */
  public static final String WANTED = "uid,mode,isRegularFile";

  private static final int ROOT = 0;
  private static final int PERMISSIONS = 0777;
  private static final int GROUP_WRITES = 0020;
  private static final int OTHERS_WRITE = 0002;
  private static final int NOT_THE_OWNERS = 0077;

  /**
   * That of a file; a link is followed unless said otherwise.
   *
   * @throws IOException if it cannot be inspected
   */
  public static FileOwnership of(Path path, LinkOption... links) throws IOException {
    return of(Files.readAttributes(path, "unix:" + WANTED, links));
  }

  /** The same from attributes of the view {@code unix}; what is missing counts as unsafe. */
  public static FileOwnership of(Map<String, Object> attributes) {
    return new FileOwnership(
        (Integer) attributes.getOrDefault("uid", -1),
        (Integer) attributes.getOrDefault("mode", PERMISSIONS) & PERMISSIONS,
        Boolean.TRUE.equals(attributes.get("isRegularFile")));
  }

  /**
   * The user this program runs as.
   *
   * @throws IOException if that cannot be determined
   */
  public static int self() throws IOException {
    return of(Path.of("/proc/self")).uid;
  }

  /**
   * Whether this program runs as root.
   *
   * @throws IOException if that cannot be determined
   */
  public static boolean isRootHere() throws IOException {
    return self() == ROOT;
  }

  /**
   * Whether it belongs to root or to the user this program runs as.
   *
   * @throws IOException if that user cannot be determined
   */
  public boolean isRootsOrOwn() throws IOException {
    return uid == ROOT || uid == self();
  }

  /** Whether everybody may write it. */
  public boolean othersWrite() {
    return (mode & OTHERS_WRITE) != 0;
  }

  /** Whether its group or everybody may write it. */
  public boolean isWritableBeyondOwner() {
    return (mode & (GROUP_WRITES | OTHERS_WRITE)) != 0;
  }

  /** Whether its group may write it. */
  public boolean groupWrites() {
    return (mode & GROUP_WRITES) != 0;
  }

  /** Whether anybody but its owner may do anything with it. */
  public boolean isOpenBeyondOwner() {
    return (mode & NOT_THE_OWNERS) != 0;
  }

  /** The permissions as {@code chmod} takes them. */
  public String modeText() {
    return "0" + Integer.toOctalString(mode);
  }

  /**
   * Why a file or directory that names commands is not to be trusted, and what to do; empty when it
   * is. It may be changed by root and by the user whose commands they become, and by nobody else. A
   * link is followed: what counts is what it leads to.
   *
   * @throws IOException if it cannot be inspected
   */
  public static Optional<String> objection(Path path) throws IOException {
    FileOwnership found = of(path);
    if (!found.isRootsOrOwn()) {
      return Optional.of(
          "it belongs to user "
              + found.uid
              + ", who could make Tend run commands as user "
              + self()
              + "; chown it to root");
    }
    return found.isWritableBeyondOwner()
        ? Optional.of(
            "its mode is "
                + found.modeText()
                + ", so users other than its owner could make Tend run commands; chmod go-w it")
        : Optional.empty();
  }

  /**
   * The same of a directory and everything directly within it.
   *
   * @throws IOException if it cannot be inspected
   */
  public static Optional<String> objectionWithin(Path directory) throws IOException {
    Optional<String> found = objection(directory);
    if (found.isPresent() || !Files.isDirectory(directory)) {
      return found.map(reason -> directory + ": " + reason);
    }
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Optional<String> one =
            Files.exists(file) ? objection(file) : Optional.of("it is gone, or a dangling link");
        if (one.isPresent()) {
          return one.map(reason -> file + ": " + reason);
        }
      }
    }
    return Optional.empty();
  }
}
