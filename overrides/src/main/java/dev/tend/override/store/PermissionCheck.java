package dev.tend.override.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Who may have written the local store; what the wrong people may have written is refused. */
final class PermissionCheck {
  private static final int ROOT = 0;
  private static final int OTHERS_WRITE = 0002;
  private static final int GROUP_OR_OTHERS_WRITE = 0022;
  private static final int PERMISSIONS = 0777;

  private PermissionCheck() {}

  /** Whether this program runs as root. */
  static boolean isRoot() throws IOException {
    return self() == ROOT;
  }

  /** Whether a directory belongs to the user this program runs as. */
  static boolean isOwn(Path directory) throws IOException {
    return uid(Files.readAttributes(directory, "unix:uid")) == self();
  }

  private static int self() throws IOException {
    return uid(Files.readAttributes(Path.of("/proc/self"), "unix:uid"));
  }

  private static int uid(Map<String, Object> attributes) {
    return (Integer) attributes.getOrDefault("uid", -1);
  }

  private static int mode(Map<String, Object> attributes) {
    return (Integer) attributes.getOrDefault("mode", PERMISSIONS);
  }

  /** Refuses a directory in which others could exchange a file. Root works in anybody's. */
  static void checkDirectory(Path directory) throws OverrideStoreException, IOException {
    if (!Files.isDirectory(directory)) {
      throw new OverrideStoreException(
          "there is no state directory " + directory + "; start the agent, which makes it");
    }
    Map<String, Object> found = Files.readAttributes(directory, "unix:uid,mode");
    int self = self();
    if (self != ROOT && uid(found) != ROOT && uid(found) != self) {
      throw new OverrideStoreException(
          "the state directory "
              + directory
              + " belongs to user "
              + uid(found)
              + ", who could exchange the overrides; run this as that user or as root, or chown"
              + " it");
    }
    if ((mode(found) & OTHERS_WRITE) != 0) {
      throw new OverrideStoreException(
          "in the state directory "
              + directory
              + " everybody could exchange the overrides; chmod o-w");
    }
  }

  /** Refuses a file that others than this user, root and the directory's owner may write. */
  static void checkFile(Path file, Path directory) throws OverrideStoreException, IOException {
    Map<String, Object> found =
        Files.readAttributes(file, "unix:uid,mode,isRegularFile", LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(found.get("isRegularFile"))) {
      throw new OverrideStoreException(
          file + " is no regular file; take it away, and see who put it there");
    }
    int owner = uid(Files.readAttributes(directory, "unix:uid"));
    if (uid(found) != ROOT && uid(found) != owner && uid(found) != self()) {
      throw new OverrideStoreException(
          file
              + " belongs to user "
              + uid(found)
              + "; look at what is in it, then chown it to user "
              + owner);
    }
    if ((mode(found) & GROUP_OR_OTHERS_WRITE) != 0) {
      throw new OverrideStoreException(
          file
              + " may be written by others than its owner (mode "
              + Integer.toOctalString(mode(found) & PERMISSIONS)
              + "); look at what is in it, then chmod 0600");
    }
  }
}
